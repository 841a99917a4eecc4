import type { Seconds } from "./duration.ts";

/** When something runs. Made by `parseSchedule`. */
export type Schedule = CronSchedule | RateSchedule;

/** At times of the wall clock in a time zone. */
export interface CronSchedule {
  readonly kind: "cron";
  /** IANA name. */
  readonly timeZone: string;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** From 1; it runs on days that either this or `daysOfWeek` matches, unless one of them says any day. */
  readonly daysOfMonth: DaysOfMonth;
  /** From 1. */
  readonly months: readonly number[];
  /** From 0, Sunday. */
  readonly daysOfWeek: DaysOfWeek;
  /** In every year if there are none. */
  readonly years?: readonly number[];
}

/** At equal distances; the time zone does not matter to it. */
export interface RateSchedule {
  readonly kind: "rate";
  readonly timeZone: string;
  readonly every: Seconds;
}

export type DaysOfMonth =
  | { readonly on: "any" }
  | { readonly on: "days"; readonly days: readonly number[] }
  | { readonly on: "last" }
  /** The working day nearest to `day` in the same month. */
  | { readonly on: "nearest-weekday"; readonly day: number };

export type DaysOfWeek =
  | { readonly on: "any" }
  | { readonly on: "days"; readonly days: readonly number[] }
  /** The last `day` of the month. */
  | { readonly on: "last"; readonly day: number }
  /** The `nth` `day` of the month. */
  | { readonly on: "nth"; readonly day: number; readonly nth: number };
