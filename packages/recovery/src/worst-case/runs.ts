import type { CronSchedule } from "@rampart/core/units";
import { DAY } from "./calendar.ts";
import { type Clock, clockOf } from "./clock.ts";
import { type DayPattern, dayPatternOf } from "./day-pattern.ts";
import { remember } from "./remember.ts";
import { countUpTo } from "./sorted.ts";

/**
 * When the jobs of a schedule are due. Moments are seconds since 1970. A wall-clock time that a change of the clocks
 * leaves out is skipped, and one that occurs twice runs the first time only, as `nextRuns` of `@rampart/core/units`
 * has it.
 */
export interface Runs {
  readonly schedule: CronSchedule;
  /** The same for equal schedules. */
  readonly name: string;
  readonly clock: Clock;
  readonly days: DayPattern;
  /** Seconds from midnight on the wall clock, sorted. */
  readonly times: readonly number[];
  /** Longest time from one of them to the next of the same day. */
  readonly longestPause: number;
  /** The first wall time of a run that is not before `wall`, even if the clock never shows it. */
  nextOnWall(wall: number): number | undefined;
  /** The first run after, and not at, a moment. */
  next(moment: number): number | undefined;
  /** The last run at or before a moment. */
  previous(moment: number): number | undefined;
}

const runsByName: (schedule: CronSchedule) => Runs = remember(2000, makeRuns, JSON.stringify);
/** Spares naming it where many resources share one schedule. */
const runsBySchedule = new WeakMap<CronSchedule, Runs>();

/** The same for equal schedules. */
export function runsOf(schedule: CronSchedule): Runs {
  const known = runsBySchedule.get(schedule);
  if (known !== undefined) return known;
  const runs = runsByName(schedule);
  runsBySchedule.set(schedule, runs);
  return runs;
}

function makeRuns(schedule: CronSchedule): Runs {
  const clock = clockOf(schedule.timeZone);
  const days = dayPatternOf(schedule);
  const times = timesOf(schedule);
  const earliest = times[0];
  const latest = times.at(-1);

  function nextOnWall(wall: number): number | undefined {
    if (earliest === undefined || latest === undefined) return undefined;
    const today = Math.floor(wall / DAY);
    const day = days.next(wall - today * DAY > latest ? today + 1 : today);
    if (day === undefined) return undefined;
    if (day > today) return day * DAY + earliest;
    return day * DAY + (times[countUpTo(times, wall - day * DAY - 1)] ?? earliest);
  }

  /** The last wall time of a run that is not after `wall`. */
  function previousOnWall(wall: number): number | undefined {
    if (earliest === undefined || latest === undefined) return undefined;
    const today = Math.floor(wall / DAY);
    const day = days.previous(wall - today * DAY < earliest ? today - 1 : today);
    if (day === undefined) return undefined;
    if (day < today) return day * DAY + latest;
    return day * DAY + (times[countUpTo(times, wall - day * DAY) - 1] ?? latest);
  }

  function next(moment: number): number | undefined {
    const change = clock.changeBefore(moment);
    const shown = Math.floor(moment + clock.offsetAt(moment)) + 1;
    // After the clocks went back they show again times whose runs have been.
    let wall = change === undefined ? shown : Math.max(shown, change.at + change.before);
    for (;;) {
      const run = nextOnWall(wall);
      if (run === undefined) return undefined;
      const found = clock.momentOf(run);
      if (found !== undefined) return found;
      wall = clock.shownFrom(run);
    }
  }

  function previous(moment: number): number | undefined {
    const change = clock.changeBefore(moment);
    let run = previousOnWall(Math.floor(moment + clock.offsetAt(moment)));
    // Where the last run since the change was none, or one that it left out or repeats, it is the last before it.
    if (
      change !== undefined &&
      (run === undefined || run < change.at + Math.max(change.before, change.after))
    ) {
      run = previousOnWall(change.at + change.before - 1);
    }
    while (run !== undefined) {
      const found = clock.momentOf(run);
      if (found !== undefined) return found;
      run = previousOnWall(run - 1);
    }
    return undefined;
  }

  const name = JSON.stringify(schedule);
  return {
    schedule,
    name,
    clock,
    days,
    times,
    longestPause: longestPauseOf(times),
    nextOnWall,
    next,
    previous,
  };
}

function timesOf({ hours, minutes }: CronSchedule): number[] {
  const times = new Set(hours.flatMap((hour) => minutes.map((minute) => hour * 3600 + minute * 60)));
  return [...times].sort((one, other) => one - other);
}

function longestPauseOf(times: readonly number[]): number {
  let longest = 0;
  for (let index = 1; index < times.length; index += 1) {
    longest = Math.max(longest, (times[index] ?? 0) - (times[index - 1] ?? 0));
  }
  return longest;
}
