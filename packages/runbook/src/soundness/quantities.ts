import { parseDuration, UnitError } from "@rampart/core/units";
import { display } from "../inputs/display.ts";

/** Why `value` is no duration that can be meant, as the end of a sentence; undefined if it is one. */
export function durationProblem(value: unknown, mayBeZero = false): string | undefined {
  if (typeof value !== "string") return `must be a duration such as "15m", not ${display(value)}`;
  try {
    return parseDuration(value) > 0 || mayBeZero
      ? undefined
      : `"${value}" is no time at all; write one such as 15m`;
  } catch (error) {
    if (error instanceof UnitError) return error.message;
    throw error;
  }
}

/** Why `value` is no count, as the end of a sentence; undefined if it is one. */
export function countProblem(value: unknown, least = 1): string | undefined {
  const isCount = Number.isSafeInteger(value) && (value as number) >= least;
  return isCount ? undefined : `must be a whole number, ${least} or more, not ${display(value)}`;
}
