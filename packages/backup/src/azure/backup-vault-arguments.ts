import {
  type ArgumentProblem,
  adoptProblems,
  argumentCheck,
  type NotExpressible,
  sameNameProblems,
} from "@rampart/component";
import { AlarmMode } from "../intent/alarm-mode.ts";
import { DAY } from "../intent/limits.ts";
import { lockFactsOf } from "../intent/lock-facts.ts";
import { lockProblems } from "../intent/lock-problems.ts";
import { byName, COPIES, INPUT, LOCK, shape, TAGS, TEXT } from "../intent/schemas.ts";
import { teardownProblems } from "../intent/teardown-problems.ts";
import type { VaultCopy } from "../intent/vault-copy.ts";
import { daysProblems, EXISTING_BACKUP_VAULT, EXISTING_RECOVERY_VAULT, nameProblems } from "./arguments.ts";
import type { BackupVaultArgs } from "./backup-vault-args.ts";
import { pairOf, regionName } from "./region-pairs.ts";
import { AZURE_RECIPIENTS } from "./schemas.ts";
import { type CopyFacts, Redundancy, type VaultFacts } from "./vault-facts.ts";

const check = argumentCheck(
  shape(
    {
      resourceGroupName: INPUT,
      location: TEXT,
      copies: COPIES,
      existing: shape({ recoveryServices: EXISTING_RECOVERY_VAULT, backup: EXISTING_BACKUP_VAULT }, [
        "recoveryServices",
        "backup",
      ]),
      key: shape({ keyUri: INPUT, identityId: INPUT }, ["keyUri", "identityId"]),
      lock: LOCK,
      softDeleteRetention: TEXT,
      guard: shape({ existing: INPUT, resourceGroupName: INPUT }),
      airGapped: { type: "boolean" },
      breakGlass: byName(INPUT),
      logs: INPUT,
      alarms: { type: "string", enum: Object.values(AlarmMode) },
      ...AZURE_RECIPIENTS,
      teardown: TEXT,
      tags: TAGS,
    },
    ["resourceGroupName", "location", "copies"],
  ),
);

/** Azure keeps what is deleted for 14 to 180 days. Source: https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about */
const SOFT_DELETE = { least: 14 * DAY, most: 180 * DAY } as const;

export function vaultProblems(name: string, args: BackupVaultArgs): readonly ArgumentProblem[] {
  const shapes = [...nameProblems(name), ...check(args)];
  if (shapes.length > 0) return shapes;
  const { copies, location, lock, guard = {}, alarms } = args;
  return [
    ...lockProblems(lock, {
      service: "Azure Backup",
      leastMinRetention: DAY,
      mostMaxRetention: 9999 * DAY,
      leastChangeableFor: undefined,
    }),
    ...daysProblems("softDeleteRetention", args.softDeleteRetention, SOFT_DELETE.least, SOFT_DELETE.most),
    ...adoptProblems(args, "existing", ["key", "guard", "softDeleteRetention", "logs", "airGapped"]),
    ...adoptProblems(guard, "existing", ["resourceGroupName"], "guard"),
    ...adoptProblems(args, "notify", ["emails"]),
    ...silentAlarms(args, alarms),
    ...teardownProblems(args.teardown),
    ...sameNameProblems("copies", Object.keys(copies)),
    ...Object.entries(copies).flatMap(([copy, one]) => copyProblems(`copies.${copy}`, one, location)),
  ];
}

function silentAlarms(args: BackupVaultArgs, alarms: string | undefined): readonly ArgumentProblem[] {
  if (alarms !== AlarmMode.Off) return [];
  return (["notify", "emails"] as const)
    .filter((argument) => args[argument] !== undefined)
    .map((argument) => ({
      argument,
      problem: `the vault makes no alarms where alarms is "${AlarmMode.Off}"; leave one of the two out`,
    }));
}

function copyProblems(path: string, copy: VaultCopy, location: string): readonly ArgumentProblem[] {
  const { region, existing, key } = copy;
  const problems: ArgumentProblem[] = [];
  if (region === undefined && existing === undefined) {
    const pair = pairOf(location);
    const hint = pair === undefined ? "" : `; from ${location} Azure copies to ${pair}`;
    problems.push({ argument: path, problem: `give region or existing${hint}` });
  }
  if (region !== undefined && regionName(region) === regionName(location)) {
    const problem = `${region} is the region of the vault itself: the copy would be lost with it`;
    problems.push({ argument: `${path}.region`, problem });
  }
  if (key !== undefined) {
    const problem = "the second copy is encrypted with the key of the vault; leave it out";
    problems.push({ argument: `${path}.key`, problem });
  }
  return problems;
}

/** What the arguments come to before anything is made. */
export interface PlannedVaults {
  readonly facts: VaultFacts;
  readonly notExpressible: readonly NotExpressible[];
}

/** The copies that Azure keeps, and what it has no way to do. */
export function planVaults({ location, copies, existing, lock, airGapped }: BackupVaultArgs): PlannedVaults {
  const home = regionName(location);
  const pair = pairOf(home);
  const kept: Record<string, CopyFacts> = {};
  const notExpressible: NotExpressible[] = [];
  for (const [name, { region, existing: vault }] of Object.entries(copies)) {
    const asked = region === undefined ? undefined : regionName(region);
    if (vault === undefined && asked !== undefined && asked === pair) kept[name] = { region: asked };
    else notExpressible.push(strangeCopy(name, home, vault !== undefined));
  }
  return {
    facts: {
      location: home,
      redundancy: Object.keys(kept).length > 0 ? Redundancy.Geo : Redundancy.Zone,
      ...(existing !== undefined && lock === undefined ? {} : { lock: lockFactsOf(lock) }),
      copies: kept,
    },
    notExpressible: [
      ...notExpressible,
      ...lockLimits(lock ?? {}),
      ...(airGapped === true ? [NO_AIR_GAP] : []),
      NO_NETWORK_SWITCH,
    ],
  };
}

function strangeCopy(name: string, home: string, isVault: boolean): NotExpressible {
  const pair = pairOf(home);
  const nearest =
    pair === undefined
      ? `${home} has no pair: keep the data in a region that has one, or replicate it with its own service`
      : `{ region: "${pair}" }`;
  return isVault
    ? {
        intent: `copies.${name}.existing`,
        reason: "Azure Backup does not copy recovery points from one vault to another",
        instead: nearest,
      }
    : {
        intent: `copies.${name}.region`,
        reason: `Azure Backup keeps a second copy in the paired region only, and that of ${home} is ${pair ?? "none"}`,
        instead: nearest,
      };
}

function lockLimits(lock: NonNullable<BackupVaultArgs["lock"]>): readonly NotExpressible[] {
  const reasons = {
    minRetention: "Azure's vaults have no least retention; a BackupPlan refuses rules below it",
    maxRetention: "Azure's vaults have no longest retention; a BackupPlan refuses rules above it",
    changeableFor: "Azure makes an immutable vault final at once",
  } as const;
  return (Object.keys(reasons) as (keyof typeof reasons)[])
    .filter((key) => lock[key] !== undefined)
    .map((key) => ({ intent: `lock.${key}`, reason: reasons[key] }));
}

const NO_AIR_GAP: NotExpressible = {
  intent: "airGapped",
  reason: "Azure has no vault outside the reach of the subscription",
  instead: "a compliance lock, and a guard in another subscription",
};

const NO_NETWORK_SWITCH: NotExpressible = {
  intent: "public network off",
  reason:
    "Backup vaults (disks, blobs, PostgreSQL, Kubernetes) have no such switch; that of the Recovery Services vault is off",
  instead:
    "backups travel on Azure's own network; nothing in the vault can be read from the Internet without a restore",
};
