/** Recovery points that are kept longer than others: what a rule adds to the schedule of another one. */
import type { CronSchedule, Seconds } from "@rampart/core/units";
import type { CompleteRule } from "../intent/complete-rule.ts";
import type { DataSource, TierName } from "./data-source.ts";
import type { RuleProblem } from "./rule-problem.ts";
import { type AzureSchedule, clockTimes, type TimeOfDay, timesOf } from "./schedule.ts";

/** Which days of a month, week or year are meant. */
type TierDays =
  | { readonly by: "weekday"; readonly days: readonly number[] }
  | { readonly by: "date"; readonly dates: readonly number[]; readonly isLast: boolean }
  /** `nth` is 1 to 4, or 5 for the last. */
  | { readonly by: "nth-weekday"; readonly day: number; readonly nth: number };

/** Recovery points of a rule that are kept longer than the others. */
export interface Tier {
  readonly name: TierName;
  readonly rule: string;
  readonly at: TimeOfDay;
  readonly days: TierDays;
  /** From 1; set where it is not every month. */
  readonly months?: readonly number[];
  readonly retention: Seconds;
  readonly coldStorageAfter?: Seconds;
}

/** The rule that says when backups are made. */
interface Base {
  readonly rule: CompleteRule;
  readonly schedule: AzureSchedule;
}

/** What `rule` keeps longer of the backups that the rule of `base` makes. */
export function tierOf(source: DataSource, rule: CompleteRule, base: Base): Tier | RuleProblem {
  const refuse = (argument: string, problem: string): RuleProblem => ({ rule: rule.name, argument, problem });
  const { schedule } = rule;
  const oneOnly = `Azure backs up each of the ${source.noun} by one schedule, here that of ${base.rule.name}`;
  if (schedule.kind === "rate") return refuse("schedule", `${oneOnly}; write this one as cron`);
  if (schedule.timeZone !== base.rule.schedule.timeZone) {
    return refuse("timeZone", `${oneOnly}, and it is in ${base.rule.schedule.timeZone}`);
  }
  const times = timesOf(schedule);
  const [at] = times;
  const isBaseTime = clockTimes(base.schedule).some(
    ({ hour, minute }) => hour === at?.hour && minute === at.minute,
  );
  if (at === undefined || times.length > 1 || !isBaseTime) {
    return refuse("schedule", `${oneOnly}; a rule that keeps some of them longer is due at one of its times`);
  }
  if (schedule.years !== undefined) return refuse("schedule", "Azure's policies name no years");
  const days = daysOf(schedule);
  if (typeof days === "string") return refuse("schedule", days);
  if (base.schedule.form === "weekly" && !isWithin(days, base.schedule.days)) {
    return refuse("schedule", `${oneOnly}, which makes no backup on that day`);
  }
  const name = nameOf(days, schedule);
  if (!source.tiers.includes(name)) {
    const known = source.tiers.length === 0 ? "none" : `only ${source.tiers.join(" and ")} ones`;
    return refuse("schedule", `of the backups of ${source.noun} Azure keeps ${known} longer than others`);
  }
  return {
    name,
    rule: rule.name,
    at,
    days,
    retention: rule.retention,
    ...(schedule.months.length === 12 ? {} : { months: schedule.months }),
    ...(rule.coldStorageAfter === undefined ? {} : { coldStorageAfter: rule.coldStorageAfter }),
  };
}

const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

function daysOf({ daysOfMonth, daysOfWeek }: CronSchedule): TierDays | string {
  if (daysOfMonth.on !== "any" && daysOfWeek.on !== "any") {
    return "Azure's policies keep backups by date or by day of the week, not by both";
  }
  switch (daysOfMonth.on) {
    case "days":
      // Azure knows the dates that every month has, and the last day.
      return daysOfMonth.days.every((date) => date <= 28)
        ? { by: "date", dates: daysOfMonth.days, isLast: false }
        : "Azure's policies name the dates 1 to 28, and the last day of the month (L)";
    case "last":
      return { by: "date", dates: [], isLast: true };
    case "nearest-weekday":
      return "Azure's policies know no working day nearest to a date";
    case "any":
      break;
  }
  switch (daysOfWeek.on) {
    case "any":
      return { by: "weekday", days: EVERY_DAY };
    case "days":
      return { by: "weekday", days: daysOfWeek.days };
    case "last":
      return { by: "nth-weekday", day: daysOfWeek.day, nth: 5 };
    case "nth":
      return daysOfWeek.nth === 5
        ? "Azure's policies know the first four weeks of a month and the last one"
        : { by: "nth-weekday", day: daysOfWeek.day, nth: daysOfWeek.nth };
  }
}

function isWithin(days: TierDays, made: readonly number[]): boolean {
  switch (days.by) {
    case "weekday":
      return days.days.every((day) => made.includes(day));
    case "nth-weekday":
      return made.includes(days.day);
    case "date":
      return false;
  }
}

function nameOf(days: TierDays, { months }: CronSchedule): TierName {
  if (months.length < 12) return "yearly";
  return days.by === "weekday" ? "weekly" : "monthly";
}

/** Azure has one retention for each name of a tier. */
export function doubleTiers(tiers: readonly Tier[], source: DataSource): readonly RuleProblem[] {
  return [...Map.groupBy(tiers, ({ name }) => name).values()].flatMap(([first, ...more]) =>
    more.map(({ rule, name }) => ({
      rule,
      argument: "schedule",
      problem: `Azure's policies have one ${name} retention for ${source.noun}, here that of ${first?.rule}`,
    })),
  );
}
