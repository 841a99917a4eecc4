import type { RunStep } from "@rampart/core/run-record";
import { durationText } from "./duration.ts";

/**
 * How long a step was at work, in all its attempts whose end is known; empty where there is none. The waiting for people
 * is told apart.
 */
export function tookText({ attempts }: RunStep): string {
  const known = attempts.flatMap(({ milliseconds }) => milliseconds ?? []);
  return known.length === 0 ? "" : durationText(known.reduce((sum, one) => sum + one, 0));
}
