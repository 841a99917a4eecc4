import { renderDuration } from "@rampart/core/units";
import { cutFor } from "./cut.ts";
import type { WorstCase } from "./stream.ts";

/**
 * What to change so that the worst case meets an objective: which one term to cut, and to what, or that no single one
 * is enough. A sentence or two without the full stop.
 *
 * @returns undefined if the objective is met.
 */
export function explain(worst: WorstCase, objectiveSeconds: number): string | undefined {
  if (worst.seconds === undefined) return worst.reason ?? "there may be no recovery point";
  if (worst.seconds <= objectiveSeconds) return undefined;
  const cut = cutFor(worst, objectiveSeconds);
  if (cut === undefined) return noneIsEnough(worst, worst.seconds - objectiveSeconds);
  const { term, to, isGap } = cut;
  if (isGap) return `have jobs of ${worst.stream} due every ${duration(to)} at least (${term.source})`;
  const from = duration(term.seconds);
  return to === 0
    ? `do without the ${term.name} of ${from} (${term.source})`
    : `cut the ${term.name} from ${from} to ${duration(to)} at most (${term.source})`;
}

function noneIsEnough({ terms }: WorstCase, excess: number): string {
  const longest = [...terms].sort((one, other) => other.seconds - one.seconds)[0];
  const parts =
    longest === undefined ? "" : `; the longest is the ${longest.name} of ${duration(longest.seconds)}`;
  return `no single term can be cut far enough: together they are ${renderDuration(Math.ceil(excess))} too long${parts}`;
}

/** Rounded down to whole seconds, to be on the safe side. */
function duration(seconds: number): string {
  return renderDuration(Math.floor(seconds));
}
