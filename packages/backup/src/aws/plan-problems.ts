import {
  type ArgumentProblem,
  type ArgumentSchema,
  argumentCheck,
  exactlyOneProblems,
  type NotExpressible,
} from "@rampart/component";
import type { Objectives } from "@rampart/core/config";
import { parseSchedule, UnitError } from "@rampart/core/units";
import { AWS_BACKUP_SERVICES } from "@rampart/recovery";
import type { BackupRule } from "../intent/backup-rule.ts";
import { type CompleteRule, completeRule } from "../intent/complete-rule.ts";
import { refusalOf } from "../intent/lock-facts.ts";
import { judgeObjectives } from "../intent/objective-problems.ts";
import { RestoreTestMode } from "../intent/restore-test-mode.ts";
import { ruleProblems } from "../intent/rule-problems.ts";
import { rulesFor } from "../intent/rules-for.ts";
import { byName, INPUT, OBJECTIVES, RULES, SELECTIONS, shape, TAGS, TEXT } from "../intent/schemas.ts";
import { selectionProblems } from "../intent/selection-problems.ts";
import { LockMode } from "../intent/vault-lock.ts";
import { type CopyPlace, type JudgedWorstCase, worstCasesOf } from "../intent/worst-cases.ts";
import { awsCronOf } from "./aws-cron.ts";
import type { BackupPlanArgs, TargetVault } from "./backup-plan-args.ts";
import { dataKindsOf } from "./data-kinds.ts";
import { AWS_LIMITS, AWS_SELECTION_LIMITS } from "./limits.ts";
import { TARGET_VAULT } from "./vault-schemas.ts";

const SCHEMA: ArgumentSchema = shape(
  {
    vault: TARGET_VAULT,
    objectives: OBJECTIVES,
    rules: RULES,
    selections: SELECTIONS,
    roles: shape({ backup: INPUT, restore: INPUT }),
    restoreTest: { type: "string", enum: Object.values(RestoreTestMode) },
    evidence: shape({ bucket: INPUT, prefix: TEXT }, ["bucket"]),
    regionSettings: shape({ optIn: byName({ type: "boolean" }), manage: byName({ type: "boolean" }) }, [
      "optIn",
    ]),
    region: TEXT,
    tags: TAGS,
  },
  ["vault", "selections"],
);

const check = argumentCheck(SCHEMA);

/** A plan as it is meant, worked out before anything is registered. */
export interface MeantPlan {
  /** As they were given, or derived. */
  readonly rules: Readonly<Record<string, BackupRule>>;
  readonly complete: readonly CompleteRule[];
  readonly worstCases: readonly JudgedWorstCase[];
  readonly problems: readonly ArgumentProblem[];
  readonly notExpressible: readonly NotExpressible[];
}

/** What the arguments of a plan mean, and everything that is wrong with them. */
export function meantPlan(args: BackupPlanArgs): MeantPlan {
  const wrongShape = check(args);
  if (wrongShape.length > 0) {
    return { rules: {}, complete: [], worstCases: [], problems: wrongShape, notExpressible: [] };
  }
  const { vault, objectives, selections } = args;
  const copies = vault.copies;
  const rules =
    args.rules ??
    (objectives === undefined
      ? {}
      : rulesFor(objectives, AWS_LIMITS, [vault.lock, ...Object.values(copies).map(({ lock }) => lock)]));
  const locks = Object.fromEntries(Object.entries(copies).map(([word, { lock }]) => [word, lock]));
  const problems = [
    ...(args.rules === undefined && objectives === undefined
      ? exactlyOneProblems(args, ["objectives", "rules"])
      : [
          ...ruleProblems(rules, { limits: AWS_LIMITS, lock: vault.lock, copies: locks }),
          ...cronProblems(rules),
        ]),
    ...selectionProblems(selections, AWS_SELECTION_LIMITS),
    ...(objectives === undefined ? [] : copyObjectiveProblems(objectives, vault)),
  ];
  if (problems.length > 0) return { rules, complete: [], worstCases: [], problems, notExpressible: [] };
  const complete = Object.entries(rules).map(([name, rule]) => completeRule(name, rule, Object.keys(copies)));
  const kinds = dataKindsOf(selections);
  const worstCases = worstCasesOf(complete, kinds, placesOf(vault, args.region), AWS_LIMITS.copyDelays);
  const judged = judgeObjectives(objectives ?? {}, complete, worstCases, AWS_LIMITS);
  return {
    rules,
    complete,
    worstCases,
    problems: [...judged.problems, ...airGappedProblems(complete, vault)],
    notExpressible: [...judged.notExpressible, ...coldNotExpressible(args, complete)],
  };
}

/** Schedules that can be read have been; these cannot be said to AWS. */
function cronProblems(rules: Readonly<Record<string, BackupRule>>): readonly ArgumentProblem[] {
  return Object.entries(rules).flatMap(([name, { schedule }]) => {
    const cron = cronOf(schedule);
    return cron !== undefined && "refusal" in cron
      ? [{ argument: `rules.${name}.schedule`, problem: `"${schedule}": ${cron.refusal}` }]
      : [];
  });
}

function cronOf(schedule: string): ReturnType<typeof awsCronOf> | undefined {
  try {
    return awsCronOf(parseSchedule(schedule));
  } catch (error) {
    if (error instanceof UnitError) return undefined;
    throw error;
  }
}

function placesOf(vault: TargetVault, region: string | undefined): readonly CopyPlace[] {
  const home = region ?? vault.region;
  return Object.entries(vault.copies).map(([name, copy]) => ({
    name,
    // Of a vault whose own region only the provider knows, the copies that it makes are elsewhere: AWS refuses others.
    isElsewhere: copy.region !== undefined && copy.region !== home,
  }));
}

function copyObjectiveProblems({ copies }: Objectives, vault: TargetVault): readonly ArgumentProblem[] {
  if (copies === undefined) return [];
  const all = Object.values(vault.copies);
  const problems: ArgumentProblem[] = [];
  const regions = new Set(all.flatMap(({ region }) => (region === undefined ? [] : [region])));
  const areRegionsKnown = all.every(({ region }) => region !== undefined);
  const missing = missingOf(copies.regions, regions);
  if (areRegionsKnown && missing !== undefined) {
    const problem = `the vault has copies in ${[...regions].join(", ") || "no other region"}; ${missing} is missing`;
    problems.push({ argument: "objectives.copies.regions", problem });
  }
  const accounts = new Set(all.flatMap(({ accountId }) => (accountId === undefined ? [] : [accountId])));
  // An adopted copy whose ARN is not known yet may be in any account.
  const areAccountsKnown = all.every(({ lock, accountId }) => lock !== undefined || accountId !== undefined);
  const missingAccounts = missingOf(copies.accounts, accounts);
  if (areAccountsKnown && missingAccounts !== undefined) {
    const problem = `the vault has copies in ${[...accounts].join(", ") || "no other account"}; ${missingAccounts} is missing: adopt a vault of another account as a copy`;
    problems.push({ argument: "objectives.copies.accounts", problem });
  }
  const isLocked = all.some(({ lock }) => lock === undefined || lock.mode === LockMode.Compliance);
  if (copies.immutable === true && !isLocked && vault.airGapped === undefined) {
    const problem =
      "a governance lock can be taken off; lock the vault in compliance mode, or give it an air-gapped vault";
    problems.push({ argument: "objectives.copies.immutable", problem });
  }
  return problems;
}

/** What `wanted` asks for beyond `there`; undefined if nothing. */
function missingOf(
  wanted: number | readonly string[] | undefined,
  there: ReadonlySet<string>,
): string | undefined {
  if (wanted === undefined) return undefined;
  if (typeof wanted === "number") return there.size >= wanted ? undefined : `${wanted - there.size} more`;
  const missing = wanted.filter((one) => !there.has(one));
  return missing.length === 0 ? undefined : missing.join(", ");
}

function airGappedProblems(
  rules: readonly CompleteRule[],
  { airGapped }: TargetVault,
): readonly ArgumentProblem[] {
  if (airGapped === undefined) return [];
  return rules.flatMap(({ name, retention }) => {
    const refusal = refusalOf(airGapped.lock, retention);
    return refusal === undefined
      ? []
      : [{ argument: `rules.${name}.retention`, problem: `of the air-gapped vault, ${refusal}` }];
  });
}

/** AWS leaves out the move to cold storage of types that have none, without a word. */
function coldNotExpressible(
  { selections }: BackupPlanArgs,
  rules: readonly CompleteRule[],
): readonly NotExpressible[] {
  const cold = rules.filter(({ coldStorageAfter }) => coldStorageAfter !== undefined);
  if (cold.length === 0) return [];
  const types = new Set(
    Object.values(selections).flatMap(({ resources = {} }) =>
      Object.values(resources).flatMap(({ type }) =>
        type !== undefined && AWS_BACKUP_SERVICES.get(type)?.cold === false ? [type] : [],
      ),
    ),
  );
  return cold.flatMap(({ name }) =>
    [...types].sort().map((type) => ({
      intent: `rules.${name}.coldStorageAfter`,
      reason: `AWS Backup has no cold storage for ${type}: its recovery points stay in warm storage`,
    })),
  );
}
