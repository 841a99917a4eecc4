import { DAY } from "../worst-case/calendar.ts";
import type { Clock } from "../worst-case/clock.ts";

const MOST = 8;
const HOUR = 3600;
const STEPS = [
  ...[300, 900, 1800],
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 56, 91, 182, 364, 728].map((days) => days * DAY),
];
/** The first Monday after the 1st of January 1970, in which weeks begin. */
const MONDAY = 4 * DAY;

/** Moments between two others at which the wall clock shows a round time; those that it leaves out are left out. */
export function ticksBetween(clock: Clock, from: number, until: number): number[] {
  const step =
    STEPS.find((one) => (until - from) / one <= MOST) ?? Math.ceil((until - from) / MOST / DAY) * DAY;
  const origin = step > DAY ? MONDAY : 0;
  const end = until + clock.offsetAt(until);
  const ticks: number[] = [];
  let wall = Math.ceil((from + clock.offsetAt(from) - origin) / step) * step + origin;
  for (; wall <= end; wall += step) {
    const moment = clock.momentOf(wall);
    if (moment !== undefined && moment >= from && moment <= until) ticks.push(moment);
  }
  return ticks;
}
