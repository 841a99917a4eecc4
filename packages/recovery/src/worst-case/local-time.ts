import type { Clock } from "./clock.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** What the calendar and the clock on the wall show: `Sat 2026-10-24 02:00`. */
export function localTime(clock: Clock, moment: number): string {
  const wall = wallDate(clock, moment);
  return `${WEEKDAYS[wall.getUTCDay()]} ${wall.toISOString().slice(0, 16).replace("T", " ")}`;
}

/** `2026-10-24` */
export function localDay(clock: Clock, moment: number): string {
  return wallDate(clock, moment).toISOString().slice(0, 10);
}

/** Wall time, as if it were UTC. */
function wallDate(clock: Clock, moment: number): Date {
  return new Date((moment + clock.offsetAt(moment)) * 1000);
}
