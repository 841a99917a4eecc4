import { WEEK } from "./calendar.ts";
import type { Clock, ClockChange } from "./clock.ts";
import type { DatedStream } from "./dated-stream.ts";

/**
 * Where the weeks are all alike, from one change of the clocks to the next, one of them stands for the rest. For the
 * newest data at a moment this says at which moment to go on; that is `moment` itself where there is nothing to skip.
 *
 * A wait depends on the moment of its newest data and on the next run of each stream, and on nothing else. So those
 * that begin in the first week after a change are like all later ones, until those that reach the next change.
 */
export type Skip = (moment: number) => number;

/** @returns undefined where the weeks of the streams are not alike. */
export function weeklySkip(streams: readonly DatedStream[], from: number, until: number): Skip | undefined {
  if (!streams.every(({ runs }) => runs.days.weekly)) return undefined;
  const clocks = [...new Map(streams.map(({ runs }) => [runs.clock.timeZone, runs.clock])).values()];
  const seen = new Set<string>();
  let weekSeenAt = from + WEEK;
  return (moment) => {
    const change = latest(clocks, moment);
    if (moment < Math.max(weekSeenAt, (change?.at ?? Number.NEGATIVE_INFINITY) + WEEK)) return moment;
    const next = nextUnseen(clocks, moment, until, seen);
    weekSeenAt = next + WEEK;
    return next;
  };
}

function latest(clocks: readonly Clock[], moment: number): ClockChange | undefined {
  let found: ClockChange | undefined;
  for (const clock of clocks) {
    const change = clock.changeBefore(moment);
    if (change !== undefined && (found === undefined || change.at > found.at)) found = change;
  }
  return found;
}

/** The next change around which the weeks are not as around one before; or `until`. */
function nextUnseen(clocks: readonly Clock[], moment: number, until: number, seen: Set<string>): number {
  let next = earliest(clocks, moment, until);
  while (next !== undefined) {
    const name = nameOf(clocks, next.at);
    if (!seen.has(name)) {
      seen.add(name);
      return next.at;
    }
    next = earliest(clocks, next.at, until);
  }
  return until;
}

/** The place in the week of a change, and what all clocks show around it. */
function nameOf(clocks: readonly Clock[], at: number): string {
  const shown = [at % WEEK, ...clocks.map((clock) => clock.offsetAt(at - AROUND))];
  const end = at + AROUND;
  let change = earliest(clocks, at - AROUND, end);
  while (change !== undefined) {
    const moment = change.at;
    shown.push(moment - at, ...clocks.map((clock) => clock.offsetAt(moment)));
    change = earliest(clocks, moment, end);
  }
  return shown.join(" ");
}

/** The week that is looked at after a change, and the runs that come next: in two weeks, if a change leaves one out. */
const AROUND = 3 * WEEK;

function earliest(clocks: readonly Clock[], moment: number, until: number): ClockChange | undefined {
  let found: ClockChange | undefined;
  for (const clock of clocks) {
    const change = clock.changeAfter(moment, until);
    if (change !== undefined && (found === undefined || change.at < found.at)) found = change;
  }
  return found;
}
