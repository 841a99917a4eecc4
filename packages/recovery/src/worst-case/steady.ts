import { renderDuration } from "@rampart/core/units";
import { sumOfDelays } from "./delays.ts";
import { sourceOf } from "./schedule-source.ts";
import type { RecoveryStream, Term, WorstCase } from "./stream.ts";

/**
 * The worst case of the best of the streams for which no moment is special: those that take changes over continuously,
 * and rates. When a rate first runs depends on when it was made, so for any moment its run may be just about to come.
 */
export function worstOfSteady(
  streams: readonly RecoveryStream[],
): (WorstCase & { readonly seconds: number }) | undefined {
  let best: (WorstCase & { readonly seconds: number }) | undefined;
  for (const stream of streams) {
    if (stream.schedule?.kind === "cron") continue;
    const gap = gapOf(stream);
    const seconds = sumOfDelays(stream) + gap.reduce((sum, term) => sum + term.seconds, 0);
    if (best === undefined || seconds < best.seconds) {
      best = { seconds, terms: [...gap, ...stream.delays], stream: stream.name };
    }
  }
  return best;
}

function gapOf({ name, schedule }: RecoveryStream): Term[] {
  if (schedule?.kind !== "rate") return [];
  const { every } = schedule;
  return [
    {
      name: `gap of ${name} (every ${renderDuration(every)})`,
      seconds: every,
      source: sourceOf(schedule),
    },
  ];
}
