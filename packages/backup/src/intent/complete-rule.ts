import { parseDuration, parseSchedule, type Schedule, type Seconds } from "@rampart/core/units";
import type { BackupRule } from "./backup-rule.ts";

export const DEFAULT_START_WINDOW = "1h";
export const DEFAULT_COMPLETION_WINDOW = "4h";
export const DEFAULT_TIME_ZONE = "Etc/UTC";

/** How long recovery points are kept in one place, in seconds. */
export interface Lifecycle {
  readonly retention: Seconds;
  readonly coldStorageAfter?: Seconds;
}

/** A rule with every default filled in, in seconds. */
export interface CompleteRule extends Lifecycle {
  readonly name: string;
  readonly schedule: Schedule;
  readonly startWindow: Seconds;
  /** From the beginning of the job. */
  readonly completionWindow: Seconds;
  readonly isContinuous: boolean;
  readonly copies: Readonly<Record<string, Lifecycle>>;
}

/**
 * The rule as it is meant.
 *
 * @param copyNames Names of the vault's copies, to each of which a rule copies if it does not say otherwise.
 * @throws {UnitError} if a schedule or a duration cannot be read; `ruleProblems` finds that out first.
 */
export function completeRule(name: string, rule: BackupRule, copyNames: readonly string[]): CompleteRule {
  const own: Lifecycle = {
    retention: parseDuration(rule.retention),
    ...(rule.coldStorageAfter === undefined
      ? {}
      : { coldStorageAfter: parseDuration(rule.coldStorageAfter) }),
  };
  const copies = rule.copies ?? Object.fromEntries(copyNames.map((copy) => [copy, {}]));
  return {
    name,
    ...own,
    schedule: parseSchedule(rule.schedule, rule.timeZone ?? DEFAULT_TIME_ZONE),
    startWindow: parseDuration(rule.startWindow ?? DEFAULT_START_WINDOW),
    completionWindow: parseDuration(rule.completionWindow ?? DEFAULT_COMPLETION_WINDOW),
    isContinuous: rule.continuous === true,
    copies: Object.fromEntries(
      Object.entries(copies).map(([copy, asked]) => [copy, lifecycleOfCopy(own, asked)]),
    ),
  };
}

/** A copy kept for another time than its source has a lifecycle of its own, cold storage included. */
function lifecycleOfCopy(
  own: Lifecycle,
  { retention, coldStorageAfter }: { readonly retention?: string; readonly coldStorageAfter?: string },
): Lifecycle {
  const inherited = retention === undefined ? own : { retention: parseDuration(retention) };
  return coldStorageAfter === undefined
    ? inherited
    : { ...inherited, coldStorageAfter: parseDuration(coldStorageAfter) };
}
