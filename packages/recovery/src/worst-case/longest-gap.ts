import { DAY } from "./calendar.ts";
import type { Runs } from "./runs.ts";

/** Two runs with none between them, in seconds since 1970. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** After this run there is none. */
export interface Ending {
  readonly last: number;
}

/**
 * The longest of the gaps that begin at or after `start` and before `until`, and the first one where several are as
 * long.
 *
 * @returns undefined if there are none.
 */
export function longestGap(runs: Runs, start: number, until: number): Gap | Ending | undefined {
  const { clock } = runs;
  let longest: Gap | undefined;
  let run = runs.next(start - 1);
  while (run !== undefined && run < until) {
    const change = clock.changeAfter(run, until);
    // As long as no clock is set, gaps are as long as the wall clock says.
    const last: number = runs.previous(change === undefined ? until : change.at - 1) ?? run;
    const offset = clock.offsetAt(run);
    const ordinary = longestOnWall(runs, run + offset, last + offset, lengthOf(longest));
    if (ordinary !== undefined) longest = { from: ordinary.from - offset, to: ordinary.to - offset };
    if (last >= until) break;
    const next = runs.next(last);
    if (next === undefined) return { last };
    if (next - last > lengthOf(longest)) longest = { from: last, to: next };
    run = next;
  }
  return longest;
}

function lengthOf(gap: Gap | undefined): number {
  return gap === undefined ? 0 : gap.to - gap.from;
}

/** The first longest gap between wall times of two runs, if one is longer than `least`. */
function longestOnWall(runs: Runs, from: number, to: number, least: number): Gap | undefined {
  const firstDay = Math.floor(from / DAY);
  const lastDay = Math.floor(to / DAY);
  const inDays = longestInDays(runs, from, to, firstDay, lastDay, least);
  const between = longestBetweenDays(runs, firstDay, lastDay, Math.max(least, lengthOf(inDays)));
  return between ?? inDays;
}

function longestInDays(
  { days, times, longestPause }: Runs,
  from: number,
  to: number,
  firstDay: number,
  lastDay: number,
  least: number,
): Gap | undefined {
  if (longestPause <= least) return undefined;
  let longest: Gap | undefined;
  let length = least;
  // Any whole day between the first, which may have begun, and the last, which may not have ended, is like another.
  const wholeDay = days.next(firstDay + 1);
  const candidates = [firstDay, ...(wholeDay !== undefined && wholeDay < lastDay ? [wholeDay] : []), lastDay];
  for (const day of candidates) {
    for (let index = 1; index < times.length; index += 1) {
      const earlier = day * DAY + (times[index - 1] ?? 0);
      const later = day * DAY + (times[index] ?? 0);
      if (earlier < from || later > to || later - earlier <= length) continue;
      length = later - earlier;
      longest = { from: earlier, to: later };
    }
  }
  return longest;
}

function longestBetweenDays(
  { days, times }: Runs,
  firstDay: number,
  lastDay: number,
  least: number,
): Gap | undefined {
  const earliest = times[0] ?? 0;
  const latest = times.at(-1) ?? 0;
  let step = Math.floor((least + latest - earliest) / DAY);
  let longest: Gap | undefined;
  let day = firstDay;
  // Most patterns have their longest step soon, and nothing is longer: then the rest need not be looked at.
  while (step < days.longestStep) {
    const next = days.next(day + 1);
    if (next === undefined || next > lastDay) break;
    if (next - day > step) {
      step = next - day;
      longest = { from: day * DAY + latest, to: next * DAY + earliest };
    }
    day = next;
  }
  return longest;
}
