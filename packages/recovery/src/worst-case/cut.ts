import { isVendorFigure, type RecoveryStream, type Term, type WorstCase } from "./stream.ts";
import { worstCase } from "./worst-case.ts";

/** One term that, cut so far, makes the worst case meet an objective. */
export interface Cut {
  readonly term: Term;
  /** The most it may be, in seconds. */
  readonly to: number;
  /** Whether it is the gap between jobs: then they have to be due at least so often. */
  readonly isGap: boolean;
}

/**
 * The longest term that is enough to cut, and to what; one that can be set before a figure of the vendor. A delay that several streams have of the same source is cut in
 * all of them, and streams that are late at other times are looked at again.
 *
 * @returns undefined if the objective is met, or no single term is enough.
 */
export function cutFor(worst: WorstCase, objectiveSeconds: number): Cut | undefined {
  if (worst.seconds === undefined || worst.seconds <= objectiveSeconds) return undefined;
  const excess = worst.seconds - objectiveSeconds;
  const longestFirst = [...worst.terms].sort(
    (one, other) =>
      Number(isVendorFigure(one)) - Number(isVendorFigure(other)) || other.seconds - one.seconds,
  );
  for (const term of longestFirst) {
    const isGap = isGapOf(worst, term);
    const most = term.seconds - excess;
    if (most < 0 || (isGap && most === 0)) continue;
    // With jobs that often the worst case of that stream alone is the objective, whatever the others do.
    const to = isGap ? most : mostOf(worst, term, most, objectiveSeconds);
    if (to !== undefined) return { term, to, isGap };
  }
  return undefined;
}

/** Terms that, cut together, make the worst case meet an objective. */
export interface Cuts {
  /** The stream that is late is to have a job due at least so often, in seconds. */
  readonly gap: number;
  /** What to cut, the longest first. */
  readonly delays: readonly Term[];
  /** The most that they may be together, in seconds. */
  readonly to: number;
}

/**
 * The gap between jobs and the delays that can be set share what an objective leaves after the figures of the vendor:
 * half of it each, or what the gap does not need. Only where no single term is enough to cut.
 *
 * @returns undefined where there is no such gap, or nothing that can be set would be left.
 */
export function cutsFor(worst: WorstCase, objectiveSeconds: number): Cuts | undefined {
  const gap = worst.terms.find((term) => isGapOf(worst, term));
  if (gap === undefined) return undefined;
  const delays = worst.terms.filter((term) => term !== gap);
  const settable = delays.filter((term) => !isVendorFigure(term) && term.seconds > 0);
  const left = objectiveSeconds - sum(delays.filter(isVendorFigure));
  if (left <= 0 || settable.length === 0) return undefined;
  const often = Math.min(gap.seconds, Math.floor(left / 2));
  const to = left - often;
  if (often < 1 || sum(settable) <= to) return undefined;
  return { gap: often, delays: settable.sort((one, other) => other.seconds - one.seconds), to };
}

function sum(terms: readonly Term[]): number {
  return terms.reduce((total, { seconds }) => total + seconds, 0);
}

/** Whether the term is the time between two jobs, and not a delay of a stream. */
function isGapOf({ streams = [], stream }: WorstCase, term: Term): boolean {
  return streams.some(({ name }) => name === stream) && streams.every(({ delays }) => !delays.includes(term));
}

/** The most a delay may be, up to `most`, for the objective to be met; undefined if even none of it is too much. */
function mostOf(worst: WorstCase, term: Term, most: number, objective: number): number | undefined {
  const { streams, horizon } = worst;
  const isMetWith = (seconds: number): boolean => {
    if (streams === undefined) return true;
    const cut = streams.map((stream) => withDelay(stream, term, seconds));
    const then = worstCase(cut, horizon === undefined ? {} : { horizon });
    return then.seconds !== undefined && then.seconds <= objective;
  };
  if (isMetWith(most)) return most;
  if (!isMetWith(0)) return undefined;
  let [met, missed] = [0, most];
  while (missed - met > 1) {
    const middle = Math.floor((met + missed) / 2);
    if (isMetWith(middle)) met = middle;
    else missed = middle;
  }
  return met;
}

function withDelay(stream: RecoveryStream, { name, source }: Term, seconds: number): RecoveryStream {
  return {
    ...stream,
    delays: stream.delays.map((delay) =>
      delay.name === name && delay.source === source
        ? { ...delay, seconds: Math.min(delay.seconds, seconds) }
        : delay,
    ),
  };
}
