import { anyOf, no, type Truth, type Value } from "@rampart/core/value";
import { must, type Verdict } from "@rampart/policy";

/** Long enough to notice a loss after a weekend or a holiday. */
export const WEEK_IN_DAYS = 7;

/** Passes if `days` is a week or longer, or `exempt` holds. Zero days mean that there are no backups at all. */
export function keptForAWeek(days: Value<number>, exempt: Truth = no()): Verdict {
  const message =
    days.knownNumber() === 0
      ? "automated backups are off"
      : `backups are kept for less than ${WEEK_IN_DAYS} days (${days.display()})`;
  return must(anyOf(days.atLeast(WEEK_IN_DAYS), exempt), message);
}
