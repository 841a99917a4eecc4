export { daysIn } from "./cron-runs.ts";
export { parseDuration, renderDuration, type Seconds } from "./duration.ts";
export { type Fraction, parsePercentage, renderPercentage } from "./percentage.ts";
export { nextRuns, parseSchedule, renderSchedule } from "./schedule.ts";
export type { CronSchedule, DaysOfMonth, DaysOfWeek, RateSchedule, Schedule } from "./schedule-model.ts";
export { type Bytes, parseSize, renderSize } from "./size.ts";
export { UnitError } from "./unit-error.ts";
