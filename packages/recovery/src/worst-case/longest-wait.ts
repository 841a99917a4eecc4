import type { DatedStream } from "./dated-stream.ts";
import { longestGap } from "./longest-gap.ts";
import type { Due, EndlessWait, Wait } from "./wait.ts";
import { weeklySkip } from "./weekly-skip.ts";

/**
 * The longest wait of those in which the newest data is of a moment between the last run before `from` and `until`,
 * where each job takes as long as it may. A job's data is of the moment it was due, as it may begin at once. Before
 * there was any run, the resource itself is taken to be made at `from`.
 *
 * @param enough By how much a wait is longer than this is of no interest.
 * @returns undefined if there is no run.
 */
export function longestWait(
  streams: readonly DatedStream[],
  from: number,
  until: number,
  enough: number,
): Wait | EndlessWait | undefined {
  const before = newestOf(streams, (stream) => stream.runs.previous(from));
  const useful = streams.filter(({ delay }) => delay < enough);
  const first = replacementOf(useful, (before?.at ?? from) - 1);
  if (first === undefined) return before === undefined ? undefined : { newest: before };
  const longest = longestFrom(useful, before?.at ?? from, until, enough);
  if (before !== undefined) return longest;
  const beginning = { newest: { at: from, stream: undefined }, late: first, seconds: first.usable - from };
  return longest === undefined || secondsOf(longest) <= beginning.seconds ? beginning : longest;
}

function longestFrom(
  streams: readonly DatedStream[],
  start: number,
  until: number,
  enough: number,
): Wait | EndlessWait | undefined {
  const [first, ...others] = streams;
  if (first === undefined || others.length === 0) return first && longestOfOne(first, start, until);
  const bounds = boundsOf(streams, start, until);
  const bound = Math.min(enough, ...bounds);
  // A stream that always comes later than the others at their worst changes nothing.
  const useful = streams.filter(({ delay }) => delay < bound);
  const likely = likelyLongest(useful, streams[bounds.indexOf(bound)], start, until);
  if (likely !== undefined && likely.seconds >= bound) return likely;
  const weekly = useful.filter(({ runs }) => runs.days.weekly);
  if (weekly.length < 2 || weekly.length === useful.length) return follow(useful, start, until, bound);
  // Weeks that are alike are soon gone through, and tell how long a wait can be at all.
  const startOfWeekly = newestAt(weekly, start)?.at ?? start;
  const ofWeekly = follow(weekly, startOfWeekly, until, Math.min(...boundsOf(weekly, startOfWeekly, until)));
  return follow(useful, start, until, Math.min(bound, secondsOf(ofWeekly)));
}

/** The wait that begins where that of the best stream alone is longest: mostly no other stream shortens it. */
function likelyLongest(
  streams: readonly DatedStream[],
  best: DatedStream | undefined,
  start: number,
  until: number,
): Wait | undefined {
  const alone = best === undefined ? undefined : longestOfOne(best, start, until);
  const late = alone === undefined ? undefined : replacementOf(streams, alone.newest.at);
  if (alone === undefined || late === undefined) return undefined;
  return { newest: alone.newest, late, seconds: late.usable - alone.newest.at };
}

/** Where there is one stream, all recovery points are equally late. */
function longestOfOne(stream: DatedStream, start: number, until: number): Wait | EndlessWait | undefined {
  const gap = longestGap(stream.runs, start, until);
  if (gap === undefined) return undefined;
  if ("last" in gap) return { newest: { at: gap.last, stream } };
  return {
    newest: { at: gap.from, stream },
    late: { at: gap.to, stream },
    seconds: gap.to - gap.from + stream.delay,
  };
}

/** No wait of any streams is longer than the longest of one of them alone. */
function boundsOf(streams: readonly DatedStream[], start: number, until: number): number[] {
  return streams.map((stream) => {
    // At the start it may not be farther than this. Where it has not begun, it is no bound for the others.
    const first = stream.runs.previous(start - stream.delay);
    return first === undefined ? Number.POSITIVE_INFINITY : secondsOf(longestOfOne(stream, first, until));
  });
}

function secondsOf(wait: Wait | EndlessWait | undefined): number {
  return wait !== undefined && "seconds" in wait ? wait.seconds : Number.POSITIVE_INFINITY;
}

/** Goes from each newest recovery point to the one that replaces it. */
function follow(
  streams: readonly DatedStream[],
  start: number,
  until: number,
  bound: number,
): Wait | EndlessWait | undefined {
  let longest: Wait | undefined;
  const first = replacementOf(streams, start - 1);
  if (first === undefined) return undefined;
  const skip = weeklySkip(streams, start, until);
  let newest = atLeast(newestAt(streams, first.usable), first);
  while (newest.at < until) {
    const length = longest?.seconds ?? 0;
    // Only what is not replaced by then can be longer than the longest so far.
    const replaced = newestAt(streams, newest.at + length);
    if (replaced !== undefined && replaced.at > newest.at) {
      newest = replaced;
    } else {
      const late = replacementOf(streams, newest.at);
      if (late === undefined) return { newest };
      const seconds = late.usable - newest.at;
      if (seconds > length) longest = { newest, late, seconds };
      if (seconds >= bound) return longest;
      newest = atLeast(newestAt(streams, late.usable), late);
    }
    const skipped = skip?.(newest.at) ?? newest.at;
    if (skipped > newest.at) newest = atLeast(newestAt(streams, skipped), newest);
  }
  return longest;
}

function atLeast(due: Due | undefined, least: Due): Due {
  return due !== undefined && due.at > least.at ? due : least;
}

/** The newest data that can be restored at a moment. */
function newestAt(streams: readonly DatedStream[], moment: number): Due | undefined {
  return newestOf(streams, ({ runs, delay }) => runs.previous(moment - delay));
}

function newestOf(
  streams: readonly DatedStream[],
  atOf: (stream: DatedStream) => number | undefined,
): Due | undefined {
  let newest: Due | undefined;
  for (const stream of streams) {
    const at = atOf(stream);
    if (at !== undefined && (newest === undefined || at > newest.at)) newest = { at, stream };
  }
  return newest;
}

/** The first recovery point to hold newer data than of `newest`. */
function replacementOf(
  streams: readonly DatedStream[],
  newest: number,
): (Due & { readonly usable: number }) | undefined {
  let first: (Due & { readonly usable: number }) | undefined;
  for (const stream of streams) {
    const at = stream.runs.next(newest);
    if (at === undefined) continue;
    const usable = at + stream.delay;
    if (first === undefined || usable < first.usable) first = { at, stream, usable };
  }
  return first;
}
