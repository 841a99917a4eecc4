import type { Verdict } from "./posture.ts";

// From the worst down: the verdict of many is the first of these that occurs.
const WORST_FIRST: readonly Verdict[] = ["missed", "undetermined", "met", "no-objective"];

/** The verdict of all of `verdicts` together. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? "no-objective";
}
