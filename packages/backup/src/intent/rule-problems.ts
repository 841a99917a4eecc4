import { type ArgumentProblem, complaintOf, sameNameProblems } from "@rampart/component";
import { didYouMean } from "@rampart/core/text";
import { parseDuration, parseSchedule, renderDuration, type Seconds } from "@rampart/core/units";
import type { BackupRule } from "./backup-rule.ts";
import { type CompleteRule, completeRule, DEFAULT_TIME_ZONE, type Lifecycle } from "./complete-rule.ts";
import { DAY, type ServiceLimits } from "./limits.ts";
import { type LockFacts, refusalOf } from "./lock-facts.ts";
import { wordProblems } from "./word-problems.ts";

/** What rules are checked against, beside the limits of the service. */
export interface RuleSurroundings {
  readonly limits: ServiceLimits;
  /** Of the vault that rules write to; undefined where it has none, or it is not known. */
  readonly lock: LockFacts | undefined;
  /** Locks of the vault's copies by name; undefined where a copy has none, or it is not known. */
  readonly copies: Readonly<Record<string, LockFacts | undefined>>;
}

/** Everything that is wrong with rules, whichever cloud is to run them. Their shapes have been checked before. */
export function ruleProblems(
  rules: Readonly<Record<string, BackupRule>>,
  surroundings: RuleSurroundings,
): readonly ArgumentProblem[] {
  const names = Object.keys(rules);
  return [
    ...(names.length === 0 ? [{ argument: "rules", problem: "there must be one rule at least" }] : []),
    ...sameNameProblems("rules", names),
    ...Object.entries(rules).flatMap(([name, rule]) => problemsOf(name, rule, surroundings)),
  ];
}

function problemsOf(
  name: string,
  rule: BackupRule,
  surroundings: RuleSurroundings,
): readonly ArgumentProblem[] {
  const { limits, copies } = surroundings;
  const path = `rules.${name}`;
  const unreadable = [
    ...wordProblems(path, name, limits.longestName),
    ...scheduleProblems(path, rule),
    ...durationProblems(path, rule),
    ...copyProblems(path, rule, Object.keys(copies)),
  ];
  if (unreadable.length > 0) return unreadable;
  const complete = completeRule(name, rule, Object.keys(copies));
  return [
    ...windowProblems(path, complete, limits),
    ...continuousProblems(path, complete, limits),
    ...lifecycleProblems(path, complete, rule.coldStorageAfter !== undefined, limits, surroundings.lock),
    ...Object.entries(complete.copies).flatMap(([copy, lifecycle]) => {
      const asked = rule.copies?.[copy];
      const isOwn = asked?.retention !== undefined || asked?.coldStorageAfter !== undefined;
      const place = rule.copies === undefined ? path : `${path}.copies.${copy}`;
      return copyLifecycleProblems(place, copy, lifecycle, isOwn, limits, copies[copy]);
    }),
  ];
}

function scheduleProblems(path: string, { schedule, timeZone }: BackupRule): readonly ArgumentProblem[] {
  const zone = timeZone ?? DEFAULT_TIME_ZONE;
  const wrongZone = complaintOf(() => parseSchedule("0 0 * * *", zone));
  const wrongSchedule = complaintOf(() => parseSchedule(schedule));
  return [
    ...(wrongZone === undefined ? [] : [{ argument: `${path}.timeZone`, problem: wrongZone }]),
    ...(wrongSchedule === undefined ? [] : [{ argument: `${path}.schedule`, problem: wrongSchedule }]),
  ];
}

function durationProblems(path: string, rule: BackupRule): readonly ArgumentProblem[] {
  const { startWindow, completionWindow, retention, coldStorageAfter, copies = {} } = rule;
  return [
    ...durationProblem(`${path}.startWindow`, startWindow),
    ...durationProblem(`${path}.completionWindow`, completionWindow),
    ...durationProblem(`${path}.retention`, retention),
    ...durationProblem(`${path}.coldStorageAfter`, coldStorageAfter),
    ...Object.entries(copies).flatMap(([copy, asked]) => [
      ...durationProblem(`${path}.copies.${copy}.retention`, asked.retention),
      ...durationProblem(`${path}.copies.${copy}.coldStorageAfter`, asked.coldStorageAfter),
    ]),
  ];
}

function durationProblem(argument: string, text: string | undefined): readonly ArgumentProblem[] {
  const problem = text === undefined ? undefined : complaintOf(() => parseDuration(text));
  return problem === undefined ? [] : [{ argument, problem }];
}

function copyProblems(
  path: string,
  { copies = {} }: BackupRule,
  known: readonly string[],
): readonly ArgumentProblem[] {
  return Object.keys(copies)
    .filter((copy) => !known.includes(copy))
    .map((copy) => ({
      argument: `${path}.copies.${copy}`,
      problem: `the vault has no such copy${didYouMean(copy, known)}; it has ${known.join(", ") || "none"}`,
    }));
}

function windowProblems(path: string, rule: CompleteRule, limits: ServiceLimits): readonly ArgumentProblem[] {
  const { startWindow, completionWindow } = rule;
  const { service, leastStartWindow, leastBeyondStart } = limits;
  const problems: ArgumentProblem[] = [];
  if (startWindow < leastStartWindow) {
    const problem = `${renderDuration(startWindow)} is too short: ${service} wants ${renderDuration(leastStartWindow)} at least`;
    problems.push({ argument: `${path}.startWindow`, problem });
  }
  if (completionWindow < startWindow + leastBeyondStart) {
    const least = renderDuration(startWindow + leastBeyondStart);
    const problem = `${renderDuration(completionWindow)} is too short: with a start window of ${renderDuration(startWindow)} ${service} wants ${least} at least`;
    problems.push({ argument: `${path}.completionWindow`, problem });
  }
  return problems;
}

function continuousProblems(
  path: string,
  { isContinuous, retention, coldStorageAfter }: CompleteRule,
  { service, longestContinuous }: ServiceLimits,
): readonly ArgumentProblem[] {
  if (!isContinuous) return [];
  const problems: ArgumentProblem[] = [];
  if (retention > longestContinuous) {
    const problem = `${service} keeps continuous backups for ${renderDuration(longestContinuous)} at most, not ${renderDuration(retention)}; add a rule that is not continuous for longer`;
    problems.push({ argument: `${path}.retention`, problem });
  }
  if (coldStorageAfter !== undefined) {
    const problem = "continuous backups do not go to cold storage; leave it out, or add a rule for it";
    problems.push({ argument: `${path}.coldStorageAfter`, problem });
  }
  return problems;
}

function lifecycleProblems(
  path: string,
  { retention, coldStorageAfter }: Lifecycle,
  isOwnCold: boolean,
  limits: ServiceLimits,
  lock: LockFacts | undefined,
): readonly ArgumentProblem[] {
  const { service, leastRetention, longestRetention, leastInColdStorage } = limits;
  const argument = `${path}.retention`;
  const kept = renderDuration(retention);
  const refusal = lock === undefined ? undefined : refusalOf(lock, retention);
  return [
    ...(refusal === undefined ? [] : [{ argument, problem: `${kept}, and ${refusal}` }]),
    ...(retention < leastRetention
      ? [{ argument, problem: `${kept} is less than the ${renderDuration(leastRetention)} of ${service}` }]
      : []),
    ...(retention > longestRetention
      ? [{ argument, problem: `${kept} is more than the ${renderDuration(longestRetention)} of ${service}` }]
      : []),
    ...(retention % DAY === 0 ? [] : [{ argument, problem: `${kept}: ${service} keeps whole days` }]),
    ...coldProblems(path, { retention, coldStorageAfter }, isOwnCold, service, leastInColdStorage),
  ];
}

function coldProblems(
  path: string,
  {
    retention,
    coldStorageAfter,
  }: { readonly retention: Seconds; readonly coldStorageAfter: Seconds | undefined },
  isOwn: boolean,
  service: string,
  least: Seconds | undefined,
): readonly ArgumentProblem[] {
  if (coldStorageAfter === undefined || !isOwn) return [];
  const argument = `${path}.coldStorageAfter`;
  const [cold, kept] = [renderDuration(coldStorageAfter), renderDuration(retention)];
  // What a cloud without cold storage does instead is for that cloud to say.
  if (least === undefined) return [];
  if (coldStorageAfter % DAY !== 0 || coldStorageAfter === 0) {
    return [{ argument, problem: `${cold}: ${service} moves recovery points after whole days` }];
  }
  if (retention >= coldStorageAfter + least) return [];
  const problem = `what goes to cold storage after ${cold} stays there ${renderDuration(least)} at least, and is to be deleted after ${kept}; keep it for ${renderDuration(coldStorageAfter + least)} or more`;
  return [{ argument, problem }];
}

/** A copy that inherits its lifecycle is wrong only where the lock of its vault is another one. */
function copyLifecycleProblems(
  path: string,
  copy: string,
  lifecycle: Lifecycle,
  isOwn: boolean,
  limits: ServiceLimits,
  lock: LockFacts | undefined,
): readonly ArgumentProblem[] {
  if (isOwn) return lifecycleProblems(path, lifecycle, true, limits, lock);
  const refusal = lock === undefined ? undefined : refusalOf(lock, lifecycle.retention);
  if (refusal === undefined) return [];
  const problem = `copy ${copy} is kept for ${renderDuration(lifecycle.retention)}, and ${refusal}`;
  return [{ argument: `${path}.retention`, problem }];
}
