/** Days, weeks, months and lengths of time as Azure's policies write them. */
import type { Seconds } from "@rampart/core/units";
import { DAY } from "../intent/limits.ts";
import type { TimeOfDay } from "./schedule.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const WEEKS = ["First", "Second", "Third", "Fourth", "Last"] as const;

/** 0 is Sunday. */
export function dayName(day: number): (typeof DAYS)[number] {
  return DAYS[day] ?? "Sunday";
}

/** 1 is January. */
export function monthName(month: number): (typeof MONTHS)[number] {
  return MONTHS[month - 1] ?? "January";
}

/** 1 to 4, and 5 for the last. */
export function weekName(nth: number): (typeof WEEKS)[number] {
  return WEEKS[nth - 1] ?? "First";
}

/**
 * The time of day in a text with a date, as policies want it. The first Sunday of 2026 is the day it is counted from,
 * so that a policy stays the same whenever it is written.
 *
 * @param weekday 0 is Sunday.
 */
export function dateWith({ hour, minute }: TimeOfDay, weekday = 0): string {
  return `2026-01-${two(4 + weekday)}T${two(hour)}:${two(minute)}:00`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** A length in one of Azure's units. */
export interface Length {
  readonly count: number;
  readonly durationType: "Days" | "Weeks" | "Months" | "Years";
}

export function inDays(seconds: Seconds): Length {
  return { count: Math.ceil(seconds / DAY), durationType: "Days" };
}

export function inWeeks(seconds: Seconds): Length {
  return { count: Math.ceil(seconds / (7 * DAY)), durationType: "Weeks" };
}

/** Days that so many months in a row have at the least, from none to eleven. */
const LEAST_DAYS = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334] as const;

function leastDays(months: number): number {
  return 365 * Math.floor(months / 12) + (LEAST_DAYS[months % 12] ?? 0);
}

/** The fewest months that are never shorter. */
export function inMonths(seconds: Seconds): Length {
  const days = Math.ceil(seconds / DAY);
  let count = Math.floor(days / 31);
  while (leastDays(count) < days) count += 1;
  return { count, durationType: "Months" };
}

export function inYears(seconds: Seconds): Length {
  return { count: Math.ceil(seconds / (365 * DAY)), durationType: "Years" };
}
