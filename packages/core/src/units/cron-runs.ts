import { DateTime } from "luxon";
import type { CronSchedule } from "./schedule-model.ts";

const LAST_YEAR = 2199;
const MINUTE = 60_000;

/** The runs of a schedule after a moment, in order, up to the year 2199. */
export function* cronRuns(schedule: CronSchedule, after: Date): Generator<Date> {
  const start = DateTime.fromJSDate(after, { zone: schedule.timeZone });
  let { year, month } = start;
  let earliestDay = start.day;
  while (year <= LAST_YEAR) {
    for (const day of daysIn(schedule, year, month)) {
      if (day < earliestDay) continue;
      for (const run of runsOn(schedule, year, month, day)) {
        if (run > after.getTime()) yield new Date(run);
      }
    }
    earliestDay = 1;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** Whether there is any day on which the schedule runs. */
export function everMatches(schedule: CronSchedule): boolean {
  // Every calendar there is occurs in these 28 years, and then they repeat.
  const years = schedule.years ?? Array.from({ length: 28 }, (_, index) => 2000 + index);
  return years.some((year) => schedule.months.some((month) => daysIn(schedule, year, month).length > 0));
}

/** Days of the month on which it runs, sorted. The year is the whole year, the month is counted from 1. */
export function daysIn(schedule: CronSchedule, year: number, month: number): number[] {
  if (!schedule.months.includes(month) || schedule.years?.includes(year) === false) return [];
  const length = lengthOf(year, month);
  return Array.from({ length }, (_, index) => index + 1).filter((day) =>
    matches(schedule, year, month, day, length),
  );
}

function matches(
  { daysOfMonth, daysOfWeek }: CronSchedule,
  year: number,
  month: number,
  day: number,
  length: number,
): boolean {
  if (daysOfMonth.on === "any" && daysOfWeek.on === "any") return true;
  const weekday = weekdayOf(year, month, day);
  return (
    matchesMonthDay(daysOfMonth, year, month, day, length) || matchesWeekday(daysOfWeek, weekday, day, length)
  );
}

function matchesMonthDay(
  wanted: CronSchedule["daysOfMonth"],
  year: number,
  month: number,
  day: number,
  length: number,
): boolean {
  switch (wanted.on) {
    case "any":
      return false;
    case "days":
      return wanted.days.includes(day);
    case "last":
      return day === length;
    case "nearest-weekday":
      return wanted.day <= length && day === nearestWeekday(year, month, wanted.day, length);
  }
}

function matchesWeekday(
  wanted: CronSchedule["daysOfWeek"],
  weekday: number,
  day: number,
  length: number,
): boolean {
  switch (wanted.on) {
    case "any":
      return false;
    case "days":
      return wanted.days.includes(weekday);
    case "last":
      return weekday === wanted.day && day + 7 > length;
    case "nth":
      return weekday === wanted.day && Math.ceil(day / 7) === wanted.nth;
  }
}

/** Saturday gives Friday and Sunday Monday, but never a day of another month. */
function nearestWeekday(year: number, month: number, day: number, length: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 0) return day === length ? day - 2 : day + 1;
  return day;
}

/** Moments of the runs on one day, sorted. */
function runsOn(
  { timeZone, hours, minutes }: CronSchedule,
  year: number,
  month: number,
  day: number,
): number[] {
  const runs: number[] = [];
  for (const hour of hours) {
    for (const minute of minutes) {
      const run = momentOf(timeZone, { year, month, day, hour, minute });
      if (run !== undefined) runs.push(run);
    }
  }
  return runs;
}

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The first moment at which the wall clock shows `time`, if it ever does. */
function momentOf(timeZone: string, time: WallTime): number | undefined {
  const utc = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute);
  if (timeZone === "UTC") return utc;
  // A change of the clock is farther than a day from the next one: the offsets before and after are all there are.
  const offsets = [utc - DAY, utc + DAY].map(
    (moment) => DateTime.fromMillis(moment, { zone: timeZone }).offset,
  );
  const moments = [...new Set(offsets)]
    .map((offset) => ({ moment: utc - offset * MINUTE, offset }))
    .filter(({ moment, offset }) => DateTime.fromMillis(moment, { zone: timeZone }).offset === offset)
    .map(({ moment }) => moment);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

const DAY = 24 * 60 * MINUTE;

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
