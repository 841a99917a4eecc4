/** A stretch of time; `until` is not part of it. */
export interface Horizon {
  readonly from: Date;
  readonly until: Date;
}

/**
 * In 28 years every date falls on every day of the week, in common and in leap years alike. It stands still, so that
 * one stack has one answer however often it is asked.
 */
export const COMMON_HORIZON: Horizon = yearsFrom(2026, 28);

/**
 * One turn of the Gregorian calendar: 146,097 days, which are 20,871 whole weeks. For schedules whose longest gap is
 * not among 28 years: that of the 29th of February is from 2096 to 2104.
 */
export const WHOLE_CALENDAR: Horizon = yearsFrom(2000, 400);

function yearsFrom(year: number, count: number): Horizon {
  return { from: new Date(Date.UTC(year, 0)), until: new Date(Date.UTC(year + count, 0)) };
}
