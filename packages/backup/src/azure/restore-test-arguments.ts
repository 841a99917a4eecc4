import { type ArgumentProblem, argumentCheck, type NotExpressible } from "@rampart/component";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import { DAY } from "../intent/limits.ts";
import { DURATION, INPUT, OBJECTIVES, shape, TAGS } from "../intent/schemas.ts";
import { nameProblems } from "./arguments.ts";
import type { BuiltInRole } from "./built-in-roles.ts";
import { BLOBS, DISKS, MACHINES, POSTGRESQL, SHARES } from "./data-source.ts";
import { chosenOf, inexpressibleSelections, problemsOfSelections, sourcesOf } from "./plan-selections.ts";
import type { RestoreTestArgs } from "./restore-test-args.ts";
import { AZURE_SELECTIONS, AZURE_VAULT } from "./schemas.ts";

/** A right in the resource group that is restored into. */
export interface RestoreGrant {
  readonly role: BuiltInRole;
  /** Who gets it: whoever runs the test, or the Backup vault. */
  readonly to: "tester" | "vault";
}

/** How a data source is restored. */
export interface Restore {
  /** What the runbook calls it; undefined where it has none of it. */
  readonly store?: string;
  readonly grants: readonly RestoreGrant[];
}

/**
 * Source: Microsoft's manifests of each data source,
 * https://github.com/Azure/azure-powershell/tree/main/src/DataProtection/DataProtection.Autorest/custom/manifests,
 * and https://learn.microsoft.com/azure/backup/backup-rbac-rs-vault
 */
export const RESTORES: Readonly<Record<string, Restore>> = {
  [MACHINES.type]: { store: "azure-vm", grants: [{ role: "Virtual Machine Contributor", to: "tester" }] },
  [SHARES.type]: { grants: [{ role: "Storage Account Backup Contributor", to: "tester" }] },
  [DISKS.type]: { store: "azure-disk", grants: [{ role: "Disk Restore Operator", to: "vault" }] },
  [BLOBS.type]: {
    store: "azure-blob",
    grants: [{ role: "Storage Account Backup Contributor", to: "vault" }],
  },
  [POSTGRESQL.type]: {
    store: "azure-postgresql",
    grants: [{ role: "Storage Blob Data Contributor", to: "vault" }],
  },
};

const check = argumentCheck(
  shape(
    {
      vault: AZURE_VAULT,
      selections: AZURE_SELECTIONS,
      objectives: OBJECTIVES,
      every: DURATION,
      validationWindow: { type: "string", format: "duration" },
      resourceGroup: INPUT,
      subnet: INPUT,
      stagingAccount: INPUT,
      identity: shape({ principalId: INPUT, clientId: INPUT }, ["principalId", "clientId"]),
      tags: TAGS,
    },
    ["vault", "selections"],
  ),
);

const DEFAULT_EVERY = "7d";
const DEFAULT_VALIDATION = "8h";
const LONGEST_VALIDATION: Seconds = 7 * DAY;

/** A restore test as it is meant. */
export interface MeantTest {
  readonly problems: readonly ArgumentProblem[];
  readonly notExpressible: readonly NotExpressible[];
  readonly every: Seconds;
  readonly validationWindow: Seconds;
  /** The argument that says how often, or `default`. */
  readonly interval: string;
}

export function meantTest(name: string, args: RestoreTestArgs): MeantTest {
  const shapes = [...nameProblems(name), ...check(args)];
  if (shapes.length > 0) {
    return { problems: shapes, notExpressible: [], every: 0, validationWindow: 0, interval: "default" };
  }
  const given = args.every ?? args.objectives?.restoreTestInterval;
  const every = parseDuration(given ?? DEFAULT_EVERY);
  const validationWindow = parseDuration(args.validationWindow ?? DEFAULT_VALIDATION);
  return {
    problems: [
      ...problemsOfSelections(args.selections),
      ...intervalProblems(args, every),
      ...(validationWindow > LONGEST_VALIDATION
        ? [{ argument: "validationWindow", problem: `${args.validationWindow} is more than 7d` }]
        : []),
    ],
    notExpressible: [
      BY_RUNBOOK,
      ...inexpressibleSelections(args.selections),
      ...sourcesOf(chosenOf(args.selections)).flatMap(({ type, noun }) =>
        RESTORES[type]?.store === undefined ? [notTested(noun)] : [],
      ),
    ],
    every,
    validationWindow,
    interval: intervalOf(args),
  };
}

/** The argument that says how often. */
function intervalOf({ every, objectives }: RestoreTestArgs): string {
  if (every !== undefined) return "every";
  return objectives?.restoreTestInterval === undefined ? "default" : "objectives.restoreTestInterval";
}

function intervalProblems(
  { every: given, objectives = {} }: RestoreTestArgs,
  every: Seconds,
): readonly ArgumentProblem[] {
  const { restoreTestInterval, retention } = objectives;
  const problems: ArgumentProblem[] = [];
  if (
    given !== undefined &&
    restoreTestInterval !== undefined &&
    every > parseDuration(restoreTestInterval)
  ) {
    const problem = `${given} is more than the ${restoreTestInterval} of the objectives`;
    problems.push({ argument: "every", problem });
  }
  if (retention !== undefined && every > parseDuration(retention)) {
    const argument = given === undefined ? "objectives.restoreTestInterval" : "every";
    const problem = `${renderDuration(every)} is more than the retention of ${retention}: recovery points would go before any of them was tested`;
    problems.push({ argument, problem });
  }
  return problems;
}

const BY_RUNBOOK: NotExpressible = {
  intent: "restore test",
  reason: "Azure has no resource that tests restores",
  instead: "run the runbook backup/restore-test as often as `every` says, with `inputs`",
};

function notTested(noun: string): NotExpressible {
  return {
    intent: `restore test of ${noun}`,
    reason: `the runbook backup/restore-test does not restore ${noun}`,
    instead: "restore one by hand, and keep the evidence",
  };
}
