import { type ArgumentProblem, complaintOf } from "@rampart/component";
import { parseDuration, renderDuration, type Seconds } from "@rampart/core/units";
import { DAY } from "./limits.ts";
import { lockFactsOf } from "./lock-facts.ts";
import { COMPLIANCE_ACKNOWLEDGEMENT, LockMode, type VaultLock } from "./vault-lock.ts";

/** What a cloud's locks take. */
export interface LockLimits {
  readonly service: string;
  readonly leastMinRetention: Seconds;
  readonly mostMaxRetention: Seconds;
  /** How long a compliance lock can be taken off at least; undefined where it is final at once. */
  readonly leastChangeableFor: Seconds | undefined;
}

/** Everything that is wrong with a lock. Its shape has been checked before. */
export function lockProblems(lock: VaultLock | undefined, limits: LockLimits): readonly ArgumentProblem[] {
  if (lock === undefined) return [];
  return [
    ...acknowledgementProblems(lock),
    ...retentionProblems(lock, limits),
    ...graceProblems(lock, limits),
  ];
}

function acknowledgementProblems({ mode, acknowledgement }: VaultLock): readonly ArgumentProblem[] {
  if (mode === LockMode.Compliance) {
    if (acknowledgement === COMPLIANCE_ACKNOWLEDGEMENT) return [];
    const problem = `nobody can ever take a compliance lock off, and recovery points cost until their last day; write "${COMPLIANCE_ACKNOWLEDGEMENT}", or leave mode out`;
    return [{ argument: "lock.acknowledgement", problem }];
  }
  if (acknowledgement === undefined) return [];
  return [
    { argument: "lock.acknowledgement", problem: "it belongs to a compliance lock only; leave it out" },
  ];
}

function retentionProblems(
  lock: VaultLock,
  { service, leastMinRetention, mostMaxRetention }: LockLimits,
): readonly ArgumentProblem[] {
  const { minRetention, maxRetention } = lockFactsOf(lock);
  const unreadable = [
    ...unreadableDuration("lock.minRetention", minRetention),
    ...unreadableDuration("lock.maxRetention", maxRetention),
  ];
  if (unreadable.length > 0) return unreadable;
  const least = parseDuration(minRetention);
  const most = maxRetention === undefined ? undefined : parseDuration(maxRetention);
  const problems: ArgumentProblem[] = [];
  if (least < leastMinRetention) {
    const problem = `${minRetention} is less than the ${renderDuration(leastMinRetention)} of ${service}`;
    problems.push({ argument: "lock.minRetention", problem });
  }
  if (most !== undefined && most < least) {
    problems.push({
      argument: "lock.maxRetention",
      problem: `${maxRetention} is less than ${minRetention}, the least`,
    });
  }
  if (most !== undefined && most > mostMaxRetention) {
    const problem = `${maxRetention} is more than the ${renderDuration(mostMaxRetention)} of ${service}`;
    problems.push({ argument: "lock.maxRetention", problem });
  }
  return [
    ...problems,
    ...[["lock.minRetention", least] as const, ["lock.maxRetention", most ?? 0] as const].flatMap(
      ([argument, seconds]) =>
        seconds % DAY === 0
          ? []
          : [{ argument, problem: `${renderDuration(seconds)}: ${service} counts whole days` }],
    ),
  ];
}

function graceProblems(
  { mode, changeableFor }: VaultLock,
  { service, leastChangeableFor }: LockLimits,
): readonly ArgumentProblem[] {
  if (changeableFor === undefined) return [];
  const argument = "lock.changeableFor";
  const unreadable = unreadableDuration(argument, changeableFor);
  if (unreadable.length > 0) return unreadable;
  if (mode !== LockMode.Compliance) {
    return [{ argument, problem: "a governance lock can always be taken off; leave it out" }];
  }
  if (leastChangeableFor === undefined) return [];
  const seconds = parseDuration(changeableFor);
  if (seconds < leastChangeableFor) {
    return [
      {
        argument,
        problem: `${changeableFor} is less than the ${renderDuration(leastChangeableFor)} of ${service}`,
      },
    ];
  }
  return seconds % DAY === 0 ? [] : [{ argument, problem: `${changeableFor}: ${service} counts whole days` }];
}

function unreadableDuration(argument: string, text: string | undefined): readonly ArgumentProblem[] {
  const problem = text === undefined ? undefined : complaintOf(() => parseDuration(text));
  return problem === undefined ? [] : [{ argument, problem }];
}
