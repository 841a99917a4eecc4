import type { CalendarDate, RandomSchedule } from "./random-schedule.ts";

/** All in minutes since 1970. */
export interface SimulatedStream {
  /** Moments at which jobs are due, sorted. */
  readonly runs: readonly number[];
  readonly delay: number;
}

export interface Years {
  readonly from: number;
  readonly until: number;
}

const DAY = 1440;
/** Longer than any gap of the random schedules with its delays. */
const MARGIN = 130 * DAY;

/** Walks through all minutes and looks at the clock on the wall of the zone. */
export function simulatedRuns(
  { timeZone, times, isOn }: Pick<RandomSchedule, "timeZone" | "times" | "isOn">,
  { from, until }: Years,
): number[] {
  const isTime = new Uint8Array(DAY);
  for (const time of times) isTime[time] = 1;
  const runs: number[] = [];
  let today = Number.NEGATIVE_INFINITY;
  let isToday = false;
  let latestShown = Number.NEGATIVE_INFINITY;
  const wall = wallClock(timeZone, from - MARGIN, until + MARGIN);
  for (let index = 0; index < wall.length; index += 1) {
    const shown = wall[index] ?? 0;
    // What the clock shows a second time does not run again.
    if (shown <= latestShown) continue;
    latestShown = shown;
    const day = Math.floor(shown / DAY);
    if (day !== today) {
      today = day;
      isToday = isOn(dateOf(day));
    }
    if (isToday && isTime[shown - day * DAY] === 1) runs.push(from - MARGIN + index);
  }
  return runs;
}

/**
 * Kills the resource at the end of each minute and looks for the newest data that is sure to be restored. Counted is
 * each minute at which that data is of a moment from the last run before the years until their end.
 *
 * @param steady Age of what is there in any minute, at most.
 */
export function simulatedWorst(
  streams: readonly SimulatedStream[],
  steady: number,
  { from, until }: Years,
): number {
  const start = Math.max(...streams.map(({ runs }) => runs.findLast((run) => run <= from) ?? from));
  const done = streams.map(() => 0);
  let worst = 0;
  let newest = Number.NEGATIVE_INFINITY;
  for (let minute = from - MARGIN; newest < until; minute += 1) {
    for (const [index, { runs, delay }] of streams.entries()) {
      let next = done[index] ?? 0;
      for (; (runs[next] ?? Number.POSITIVE_INFINITY) + delay <= minute; next += 1) {
        newest = Math.max(newest, runs[next] ?? newest);
      }
      done[index] = next;
    }
    if (newest >= start && newest < until) worst = Math.max(worst, Math.min(minute + 1 - newest, steady));
    if (minute > until + MARGIN) throw new Error("the schedules run too rarely to be simulated");
  }
  return worst;
}

const clocks = new Map<string, Int32Array>();

/** What the clock shows in each minute, as if it were UTC. */
function wallClock(timeZone: string, from: number, until: number): Int32Array {
  const name = `${timeZone} ${from} ${until}`;
  const known = clocks.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const shownAt = (minute: number): number => {
    const [, month, day, year, hour, ofHour] =
      /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(format.format(minute * 60_000)) ?? [];
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(ofHour)) / 60_000;
  };
  const wall = new Int32Array(until - from);
  // No clock is set twice in three hours; where it was set within them, each minute is looked at.
  const step = 180;
  let shown = shownAt(from);
  for (let start = from; start < until; start += step) {
    const shownThen = shownAt(start + step);
    const isSet = shownThen - shown !== step;
    for (let minute = start; minute < Math.min(start + step, until); minute += 1) {
      wall[minute - from] = isSet ? shownAt(minute) : shown + minute - start;
    }
    shown = shownThen;
  }
  clocks.set(name, wall);
  return wall;
}

function dateOf(day: number): CalendarDate {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return {
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}
