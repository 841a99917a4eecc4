import { type ArgumentProblem, argumentCheck, type NotExpressible } from "@rampart/component";
import { renderDuration } from "@rampart/core/units";
import type { BackupRule } from "../intent/backup-rule.ts";
import { type CompleteRule, completeRule } from "../intent/complete-rule.ts";
import { RestoreTestMode } from "../intent/restore-test-mode.ts";
import { ruleProblems } from "../intent/rule-problems.ts";
import { OBJECTIVES, RULES, shape, TAGS, TEXT } from "../intent/schemas.ts";
import { teardownProblems } from "../intent/teardown-problems.ts";
import { nameProblems } from "./arguments.ts";
import { AZURE_LIMITS } from "./azure-limits.ts";
import type { BackupPlanArgs } from "./backup-plan-args.ts";
import { BLOBS, type DataSource, MACHINES } from "./data-source.ts";
import { isItemPolicy, itemPolicy } from "./item-policy.ts";
import { derivedPolicy, type JudgedPolicy, judge } from "./plan-objectives.ts";
import { chosenOf, inexpressibleSelections, problemsOfSelections, sourcesOf } from "./plan-selections.ts";
import { meantTest } from "./restore-test-arguments.ts";
import { RoleAssignments } from "./role-assignment-mode.ts";
import { AZURE_SELECTIONS, AZURE_VAULT } from "./schemas.ts";
import { worstCasesOf } from "./worst-case.ts";

const check = argumentCheck(
  shape(
    {
      vault: AZURE_VAULT,
      objectives: OBJECTIVES,
      rules: RULES,
      selections: AZURE_SELECTIONS,
      roleAssignments: { type: "string", enum: Object.values(RoleAssignments) },
      restoreTest: { type: "string", enum: Object.values(RestoreTestMode) },
      teardown: TEXT,
      tags: TAGS,
    },
    ["vault", "selections"],
  ),
);

/** What the arguments come to before anything is made. */
export interface Plan {
  readonly problems: readonly ArgumentProblem[];
  readonly policies: readonly JudgedPolicy[];
  readonly notExpressible: readonly NotExpressible[];
}

const REFUSED: Omit<Plan, "problems"> = { policies: [], notExpressible: [] };

export function planOf(name: string, args: BackupPlanArgs): Plan {
  const shapes = [...nameProblems(name), ...check(args)];
  if (shapes.length > 0) return { ...REFUSED, problems: shapes };
  const { rules, objectives = {}, selections } = args;
  const own = [
    ...(rules === undefined && args.objectives === undefined ? [NEITHER] : []),
    ...(rules === undefined ? [] : problemsOfRules(rules, args)),
    ...problemsOfSelections(selections),
    ...teardownProblems(args.teardown),
  ];
  if (own.length > 0) return { ...REFUSED, problems: own };
  const sources = sourcesOf(chosenOf(selections));
  const complete =
    rules === undefined
      ? undefined
      : Object.entries(rules).map(([rule, given]) =>
          completeRule(rule, given, Object.keys(args.vault.facts.copies)),
        );
  const planned = sources.map((source) => policyFor(source, policyName(name, source), complete, args));
  const problems = planned.flatMap((one) => ("problems" in one ? one.problems : []));
  if (problems.length > 0) return { ...REFUSED, problems: once(problems) };
  const policies = planned.flatMap((one) => ("policy" in one ? [one] : []));
  const judgement = judge(objectives, policies, args.vault.facts);
  return {
    problems: once([...judgement.problems, ...restoreTestProblems(name, args, policies)]),
    policies,
    notExpressible: [
      ...judgement.notExpressible,
      ...inexpressibleSelections(selections),
      ...(rules === undefined ? [] : inexpressibleRules(rules, policies)),
      ONE_IDENTITY,
      ...(args.restoreTest === RestoreTestMode.Off ? [] : [NO_RESTORE_TEST]),
    ],
  };
}

/** Name of the Pulumi resource of the policy. */
function policyName(name: string, source: DataSource): string {
  return `${name}-${source.name}`;
}

/** What is wrong with rules whatever they back up, the lock of the vault included. */
function problemsOfRules(
  rules: Readonly<Record<string, BackupRule>>,
  { vault: { facts } }: BackupPlanArgs,
): readonly ArgumentProblem[] {
  // The second copy is kept as long as the first, whatever lock there is.
  const copies = Object.fromEntries(Object.keys(facts.copies).map((copy) => [copy, undefined]));
  return ruleProblems(rules, { limits: AZURE_LIMITS, lock: facts.lock, copies });
}

function policyFor(
  source: DataSource,
  name: string,
  rules: readonly CompleteRule[] | undefined,
  args: BackupPlanArgs,
): JudgedPolicy | { readonly problems: readonly ArgumentProblem[] } {
  const { objectives = {} } = args;
  const { facts } = args.vault;
  if (rules === undefined) {
    const derived = derivedPolicy(source, name, objectives, facts);
    if (derived === undefined) {
      const problem = `no schedule of Azure Backup for ${source.noun} meets the objectives; give rules`;
      return { problems: [{ argument: "objectives", problem }] };
    }
    const { policy } = derived;
    const refused = problemsOfRules(derived.rules, args);
    if (refused.length > 0) return { problems: refused };
    return { policy, name, worstCases: worstCasesOf(policy, name, facts) };
  }
  const policy = itemPolicy(source, rules);
  if (!isItemPolicy(policy)) {
    return {
      problems: policy.map(({ rule, argument, problem }) => ({
        argument: `rules.${rule}.${argument}`,
        problem,
      })),
    };
  }
  return { policy, name, worstCases: worstCasesOf(policy, name, facts) };
}

/** The restore test of the plan is looked at first, so that nothing is registered if it is refused. */
function restoreTestProblems(
  name: string,
  { vault, objectives, selections, restoreTest }: BackupPlanArgs,
  policies: readonly JudgedPolicy[],
): readonly ArgumentProblem[] {
  if (restoreTest === RestoreTestMode.Off) return [];
  const args = { vault, selections, ...(objectives === undefined ? {} : { objectives }) };
  const { problems, every } = meantTest(`${name}-restore-test`, args);
  const tooShort = policies
    .filter(({ policy }) => policy.retention < every)
    .map(({ policy }) => ({
      argument: `rules.${policy.rule}.retention`,
      problem: `${renderDuration(policy.retention)} is less than the ${renderDuration(every)} between two restore tests: recovery points would go before any of them was tested`,
    }));
  return [...problems, ...tooShort];
}

function inexpressibleRules(
  rules: Readonly<Record<string, BackupRule>>,
  policies: readonly JudgedPolicy[],
): readonly NotExpressible[] {
  return Object.entries(rules).flatMap(([name, rule]) => [
    ...(["startWindow", "completionWindow"] as const)
      .filter((key) => rule[key] !== undefined)
      .map((key) => ({
        intent: `rules.${name}.${key}`,
        reason: "Azure Backup has no windows: scheduled backups begin within two hours of their time",
      })),
    ...inexpressibleCold(name, rule, policies),
    ...inexpressibleContinuous(name, rule, policies),
    ...inexpressibleCopies(name, rule),
  ]);
}

/** Machines' points that are kept monthly or yearly can be archived, and nothing else. */
function inexpressibleCold(
  name: string,
  { coldStorageAfter }: BackupRule,
  policies: readonly JudgedPolicy[],
): readonly NotExpressible[] {
  if (coldStorageAfter === undefined) return [];
  const left = policies.filter(
    ({ policy }) =>
      policy.source !== MACHINES ||
      !policy.tiers.some((tier) => tier.rule === name && tier.name !== "weekly"),
  );
  return left.map(({ policy }) => ({
    intent: `rules.${name}.coldStorageAfter`,
    reason: `Azure archives monthly and yearly recovery points of virtual machines only, and these are of ${policy.source.noun}`,
    instead: "the runbook backup/archive",
  }));
}

function inexpressibleContinuous(
  name: string,
  { continuous }: BackupRule,
  policies: readonly JudgedPolicy[],
): readonly NotExpressible[] {
  if (continuous !== true) return [];
  return policies
    .filter(({ policy }) => policy.source !== BLOBS)
    .map(({ policy }) => ({
      intent: `rules.${name}.continuous`,
      reason: `Azure Backup restores any moment of blobs only, and not of ${policy.source.noun}`,
      instead: "the service's own point-in-time recovery, where it has one",
    }));
}

function inexpressibleCopies(name: string, { copies }: BackupRule): readonly NotExpressible[] {
  if (copies === undefined) return [];
  if (Object.keys(copies).length === 0) {
    return [
      {
        intent: `rules.${name}.copies`,
        reason: "a geo-redundant vault keeps a second copy of every recovery point",
        instead: "a vault of its own, without copies",
      },
    ];
  }
  return Object.entries(copies).flatMap(([copy, asked]) =>
    (["retention", "coldStorageAfter"] as const)
      .filter((key) => asked[key] !== undefined)
      .map((key) => ({
        intent: `rules.${name}.copies.${copy}.${key}`,
        reason: "the second copy of a geo-redundant vault is kept as its first one is",
      })),
  );
}

function once(problems: readonly ArgumentProblem[]): readonly ArgumentProblem[] {
  return [...new Map(problems.map((one) => [`${one.argument}\0${one.problem}`, one])).values()];
}

const NEITHER: ArgumentProblem = {
  argument: "rules",
  problem: "give rules, or objectives from which they are derived, or both",
};

const ONE_IDENTITY: NotExpressible = {
  intent: "separate backup and restore roles",
  reason: "a vault acts by one identity, to back up and to restore",
  instead:
    "it is given the rights to back up only; RestoreTest gives those to restore, in its own resource group",
};

const NO_RESTORE_TEST: NotExpressible = {
  intent: "restore test",
  reason: "Azure has no resource that tests restores",
  instead:
    "the runbook backup/restore-test, for which the RestoreTest of the plan makes the identity and the resource group",
};
