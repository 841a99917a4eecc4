import {
  type ArgumentProblem,
  type ArgumentSchema,
  adoptProblems,
  argumentCheck,
  complaintOf,
  sameNameProblems,
} from "@rampart/component";
import { parseDuration, renderDuration } from "@rampart/core/units";
import { AlarmMode } from "../intent/alarm-mode.ts";
import { DAY } from "../intent/limits.ts";
import { lockProblems } from "../intent/lock-problems.ts";
import { byName, COPIES, INPUT, LOCK, RECIPIENTS, shape, TAGS, TEXT } from "../intent/schemas.ts";
import { teardownProblems } from "../intent/teardown-problems.ts";
import type { VaultCopy } from "../intent/vault-copy.ts";
import { wordProblems } from "../intent/word-problems.ts";
import { type AirGappedVault, LEAST_AIR_GAPPED_RETENTION } from "./air-gapped.ts";
import { recipientProblems } from "./alarm-problems.ts";
import { type VaultArn, vaultArnOf } from "./arn.ts";
import type { BackupVaultArgs } from "./backup-vault-args.ts";
import { AWS_LIMITS, AWS_LOCK_LIMITS } from "./limits.ts";

const SCHEMA: ArgumentSchema = shape(
  {
    copies: COPIES,
    region: TEXT,
    existing: INPUT,
    key: INPUT,
    lock: LOCK,
    airGapped: shape({ minRetention: TEXT, maxRetention: TEXT }, ["minRetention", "maxRetention"]),
    breakGlass: byName(INPUT),
    alarms: { type: "string", enum: Object.values(AlarmMode) },
    ...RECIPIENTS,
    teardown: TEXT,
    tags: TAGS,
  },
  ["copies"],
);

const check = argumentCheck(SCHEMA);

/**
 * Everything that is wrong with the arguments of a vault.
 *
 * @param home Region of the vault, as far as it is known before the deployment.
 */
export function vaultProblems(given: BackupVaultArgs, home: string | undefined): readonly ArgumentProblem[] {
  const wrongShape = check(given);
  // No arguments at all are none of which anything is given.
  const args: BackupVaultArgs = { ...given };
  const hasShape = (argument: string): boolean =>
    wrongShape.every((one) => one.argument !== argument && !one.argument.startsWith(`${argument}.`));
  if (!hasShape("arguments")) return wrongShape;
  return [
    ...wrongShape,
    ...adoptProblems(args, "existing", hasShape("copies") ? madeArguments(args) : ["key"]),
    ...arnProblems("existing", args.existing, home),
    ...(hasShape("lock") ? lockProblems(args.lock, AWS_LOCK_LIMITS) : []),
    ...(hasShape("airGapped") ? airGappedProblems(args.airGapped) : []),
    ...(hasShape("copies") ? copiesProblems(args, home) : []),
    ...teardownProblems(args.teardown),
    ...(hasShape("notify") && hasShape("emails") ? alarmProblems(args, home) : []),
  ];
}

/** What is of no use where the vault is adopted. Copies that are made are locked and guarded all the same. */
function madeArguments({ copies }: Partial<BackupVaultArgs>): readonly string[] {
  const isCopyMade = Object.values(copies ?? {}).some(({ existing }) => existing === undefined);
  return isCopyMade ? ["key"] : ["key", "lock", "breakGlass"];
}

function copiesProblems(
  { copies, existing }: BackupVaultArgs,
  home: string | undefined,
): readonly ArgumentProblem[] {
  const names = Object.keys(copies);
  if (names.length === 0) {
    const problem =
      "there must be one at least: without a copy in another region nothing is left when the region is lost";
    return [{ argument: "copies", problem }];
  }
  return [
    ...sameNameProblems("copies", names),
    ...Object.entries(copies).flatMap(([name, copy]) => copyProblems(name, copy, existing, home)),
    ...sharedRegionProblems(copies),
  ];
}

function copyProblems(
  name: string,
  copy: VaultCopy,
  homeVault: unknown,
  home: string | undefined,
): readonly ArgumentProblem[] {
  const path = `copies.${name}`;
  const { region, existing } = copy;
  const arn = typeof existing === "string" ? vaultArnOf(existing) : undefined;
  const problems: ArgumentProblem[] = [
    ...wordProblems(path, name, AWS_LIMITS.longestName),
    ...adoptProblems(copy, "existing", ["key"], path),
    ...arnProblems(`${path}.existing`, existing, undefined),
  ];
  if (region === undefined && existing === undefined) {
    problems.push({ argument: path, problem: "give the region of a vault to make, or an existing vault" });
  }
  if (existing === undefined && region !== undefined && region === home) {
    const problem = `${region} is the region of the vault itself; copy to another one`;
    problems.push({ argument: `${path}.region`, problem });
  }
  if (existing !== undefined && existing === homeVault) {
    problems.push({ argument: `${path}.existing`, problem: "it is the vault itself, and not a copy" });
  }
  if (arn !== undefined && region !== undefined && arn.region !== region) {
    problems.push({ argument: `${path}.region`, problem: `the vault of existing stands in ${arn.region}` });
  }
  return problems;
}

/** Two vaults in one region are one copy that is paid for twice. */
function sharedRegionProblems(copies: Readonly<Record<string, VaultCopy>>): readonly ArgumentProblem[] {
  const made = Object.entries(copies).filter(([, copy]) => copy.existing === undefined);
  const byRegion = Map.groupBy(made, ([, { region }]) => region);
  return [...byRegion].flatMap(([region, [first, ...others]]) =>
    region === undefined
      ? []
      : others.map(([name]) => ({
          argument: `copies.${name}.region`,
          problem: `${first?.[0]} is a copy in ${region} already`,
        })),
  );
}

function arnProblems(
  argument: string,
  existing: unknown,
  home: string | undefined,
): readonly ArgumentProblem[] {
  if (typeof existing !== "string") return [];
  const arn: VaultArn | undefined = vaultArnOf(existing);
  if (arn === undefined) {
    const problem = `"${existing}" is not the ARN of a backup vault; write arn:aws:backup:REGION:ACCOUNT:backup-vault:NAME`;
    return [{ argument, problem }];
  }
  if (home === undefined || arn.region === home) return [];
  return [{ argument, problem: `it stands in ${arn.region}, and the vault is to be in ${home}; set region` }];
}

function airGappedProblems(airGapped: AirGappedVault | undefined): readonly ArgumentProblem[] {
  if (airGapped === undefined) return [];
  const { minRetention, maxRetention } = airGapped;
  const unreadable = Object.entries({ minRetention, maxRetention }).flatMap(([name, text]) => {
    const problem = complaintOf(() => parseDuration(text));
    return problem === undefined ? [] : [{ argument: `airGapped.${name}`, problem }];
  });
  if (unreadable.length > 0) return unreadable;
  const [least, most] = [parseDuration(minRetention), parseDuration(maxRetention)];
  const problems: ArgumentProblem[] = [];
  if (least < LEAST_AIR_GAPPED_RETENTION) {
    const problem = `${minRetention} is less than the ${renderDuration(LEAST_AIR_GAPPED_RETENTION)} of AWS`;
    problems.push({ argument: "airGapped.minRetention", problem });
  }
  if (most < least) {
    const problem = `${maxRetention} is less than ${minRetention}, the least`;
    problems.push({ argument: "airGapped.maxRetention", problem });
  }
  if (least % DAY !== 0)
    problems.push({ argument: "airGapped.minRetention", problem: "AWS counts whole days" });
  if (most % DAY !== 0)
    problems.push({ argument: "airGapped.maxRetention", problem: "AWS counts whole days" });
  return problems;
}

function alarmProblems(args: BackupVaultArgs, home: string | undefined): readonly ArgumentProblem[] {
  const { alarms, notify, emails } = args;
  if (alarms !== AlarmMode.Off) return recipientProblems(args, home);
  return Object.entries({ notify, emails })
    .filter(([, value]) => value !== undefined)
    .map(([argument]) => ({ argument, problem: "alarms is off; leave one of them out" }));
}
