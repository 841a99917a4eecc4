import { type CronSchedule, daysIn } from "@rampart/core/units";
import { KINDS_OF_YEARS, kindOfYear, startOfYear, yearOf } from "./calendar.ts";
import { remember } from "./remember.ts";

/** One turn of the Gregorian calendar: what does not come in it never comes. */
const CALENDAR_YEARS = 400;
const LONGEST_YEAR = 366;
const NONE = -1;

/** The days on which a schedule runs. Days are counted from 1970. */
export interface DayPattern {
  /** The first of them that is not before `day`. */
  next(day: number): number | undefined;
  /** The last of them that is not after `day`. */
  previous(day: number): number | undefined;
  /** Most days there ever are from one of them to the next, 0 if there are not two. */
  readonly longestStep: number;
  /** The same for those in the years from `first` until before `end`. */
  longestStepIn(first: number, end: number): number;
  /** Whether one week is like every other. */
  readonly weekly: boolean;
}

/** Years of one kind share this table. Days are counted from the first of January. */
interface YearTable {
  /** By day, the first day of the pattern that is not before it. */
  readonly next: Int16Array;
  readonly previous: Int16Array;
  readonly longestStep: number;
}

type DayFields = Pick<CronSchedule, "daysOfMonth" | "months" | "daysOfWeek" | "years">;

/** The days of a schedule, whatever its times of day and time zone. */
export const dayPatternOf: (schedule: CronSchedule) => DayPattern = remember(1000, makePattern, nameOf);

function nameOf({ daysOfMonth, months, daysOfWeek, years }: DayFields): string {
  return JSON.stringify([daysOfMonth, months, daysOfWeek, years]);
}

function makePattern(schedule: CronSchedule): DayPattern {
  const tables = new Array<YearTable | undefined>(KINDS_OF_YEARS);
  const chosen = schedule.years === undefined ? undefined : new Set(schedule.years);
  const [firstYear, lastYear] = boundsOf(schedule.years);
  const { years: _, ...everyYear } = schedule;

  function tableOf(year: number): YearTable | undefined {
    if (chosen?.has(year) === false) return undefined;
    const kind = kindOfYear(year);
    const known = tables[kind];
    if (known !== undefined) return known;
    const made = makeTable(everyYear, year);
    tables[kind] = made;
    return made;
  }

  function next(day: number): number | undefined {
    const year = yearOf(day);
    const found = tableOf(year)?.next[day - startOfYear(year)] ?? NONE;
    if (found !== NONE) return startOfYear(year) + found;
    const last = Math.min(lastYear, Math.max(year, firstYear) + CALENDAR_YEARS);
    for (let later = Math.max(year + 1, firstYear); later <= last; later += 1) {
      const first = tableOf(later)?.next[0] ?? NONE;
      if (first !== NONE) return startOfYear(later) + first;
    }
    return undefined;
  }

  function previous(day: number): number | undefined {
    const year = yearOf(day);
    const found = tableOf(year)?.previous[day - startOfYear(year)] ?? NONE;
    if (found !== NONE) return startOfYear(year) + found;
    const first = Math.max(firstYear, Math.min(year, lastYear) - CALENDAR_YEARS);
    for (let earlier = Math.min(year - 1, lastYear); earlier >= first; earlier -= 1) {
      const last = tableOf(earlier)?.previous[LONGEST_YEAR] ?? NONE;
      if (last !== NONE) return startOfYear(earlier) + last;
    }
    return undefined;
  }

  function longestStepIn(first: number, end: number): number {
    let longest = 0;
    for (let year = Math.max(first, firstYear); year < end && year <= lastYear; year += 1) {
      const table = tableOf(year);
      const last = table?.previous[LONGEST_YEAR] ?? NONE;
      if (table === undefined || last === NONE) continue;
      const day = startOfYear(year) + last;
      longest = Math.max(longest, table.longestStep, (next(day + 1) ?? day) - day);
    }
    return longest;
  }

  // With chosen years there is no turn of the calendar: all of them are looked at.
  const longestStep =
    chosen === undefined
      ? longestStepIn(2000, 2000 + CALENDAR_YEARS)
      : longestStepIn(firstYear, lastYear + 1);
  return { next, previous, longestStep, longestStepIn, weekly: isWeekly(schedule) };
}

function boundsOf(years: readonly number[] | undefined): [number, number] {
  if (years === undefined) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.min(...years), Math.max(...years)];
}

function makeTable(everyYear: CronSchedule, year: number): YearTable {
  const start = startOfYear(year);
  const days: number[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const startOfMonth = Date.UTC(year, month - 1) / 86_400_000 - start;
    for (const day of daysIn(everyYear, year, month)) days.push(startOfMonth + day - 1);
  }
  const next = new Int16Array(LONGEST_YEAR + 1).fill(NONE);
  const previous = new Int16Array(LONGEST_YEAR + 1).fill(NONE);
  let longestStep = 0;
  let last = NONE;
  for (const day of days) {
    if (last !== NONE) longestStep = Math.max(longestStep, day - last);
    next.fill(day, last + 1, day + 1);
    previous.fill(day, day);
    last = day;
  }
  return { next, previous, longestStep };
}

function isWeekly({ daysOfMonth, months, daysOfWeek, years }: DayFields): boolean {
  return (
    years === undefined &&
    new Set(months).size === 12 &&
    daysOfMonth.on === "any" &&
    (daysOfWeek.on === "any" || daysOfWeek.on === "days")
  );
}
