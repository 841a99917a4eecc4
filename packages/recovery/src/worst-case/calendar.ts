export const DAY = 86_400;
export const WEEK: number = 7 * DAY;

/** Kinds of years: seven days of the week on which they start, common and leap. */
export const KINDS_OF_YEARS = 14;

/** Number of the first of January, counted in days from 1970. */
export function startOfYear(year: number): number {
  return 365 * (year - 1970) + leapYearsBefore(year) - LEAP_YEARS_BEFORE_1970;
}

/** The year a day (counted from 1970) is in. */
export function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  while (startOfYear(year + 1) <= day) year += 1;
  while (startOfYear(year) > day) year -= 1;
  return year;
}

/** Years of one kind have the same dates on the same days of the week. */
export function kindOfYear(year: number): number {
  const start = startOfYear(year);
  const weekday = (((start + THURSDAY) % 7) + 7) % 7;
  return startOfYear(year + 1) - start === 366 ? weekday + 7 : weekday;
}

/** The day of the week of the first of January 1970. */
const THURSDAY = 4;
const LEAP_YEARS_BEFORE_1970 = leapYearsBefore(1970);

function leapYearsBefore(year: number): number {
  const last = year - 1;
  return Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400);
}
