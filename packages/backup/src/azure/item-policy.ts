/** Azure backs up an item by one policy: the rules of a plan become one schedule, and points that are kept longer. */
import type { CronSchedule, Seconds } from "@rampart/core/units";
import { renderDuration } from "@rampart/core/units";
import type { CompleteRule } from "../intent/complete-rule.ts";
import { DAY } from "../intent/limits.ts";
import type { DataSource, TierName } from "./data-source.ts";
import { type AzureSchedule, azureSchedule, clockTimes, type TimeOfDay, timesOf } from "./schedule.ts";
import { windowsZone } from "./windows-zone.ts";

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

/** One policy for all items of a data source. */
export interface ItemPolicy {
  readonly source: DataSource;
  /** The rule that says when backups are made. */
  readonly rule: string;
  readonly schedule: AzureSchedule;
  /** IANA name. */
  readonly timeZone: string;
  /** Windows name, as the policy has it. */
  readonly windowsZone: string;
  readonly retention: Seconds;
  readonly tiers: readonly Tier[];
  /** How long any moment can be restored; undefined where no rule is continuous. */
  readonly continuous?: Seconds;
}

/** A rule that Azure cannot say for a data source. */
export interface RuleProblem {
  readonly rule: string;
  /** The argument of the rule: `schedule`. */
  readonly argument: string;
  readonly problem: string;
}

/** The policy that says all of `rules` for `source`, or why there is none. */
export function itemPolicy(
  source: DataSource,
  rules: readonly CompleteRule[],
): ItemPolicy | readonly RuleProblem[] {
  const readings = rules.map((rule) => ({ rule, schedule: azureSchedule(rule.schedule) }));
  const often = readings.flatMap(({ rule, schedule }) =>
    typeof schedule === "string" ? [] : [{ rule, schedule, perWeek: runsPerWeek(schedule) }],
  );
  const [base] = often.toSorted((one, other) => other.perWeek - one.perWeek);
  if (base === undefined) {
    return readings.map(({ rule, schedule }) => ({
      rule: rule.name,
      argument: "schedule",
      problem: `Azure cannot back up ${source.noun} by it: ${String(schedule)}`,
    }));
  }
  const timeZone = base.rule.schedule.timeZone;
  const windows = windowsZone(timeZone);
  const problems: RuleProblem[] = [...scheduleProblems(source, base.rule, base.schedule)];
  if (windows === undefined) {
    const problem = `Windows has no time zone with the clock of ${timeZone}, and Azure's policies name zones as Windows does; take Etc/UTC`;
    problems.push({ rule: base.rule.name, argument: "timeZone", problem });
  }
  const tiers: Tier[] = [];
  for (const rule of rules) {
    if (rule === base.rule) continue;
    const tier = tierOf(source, rule, base);
    if ("problem" in tier) problems.push(tier);
    else if (tier.retention > base.rule.retention) tiers.push(tier);
  }
  problems.push(...doubleTiers(tiers, source), ...retentionProblems(source, [base.rule, ...rules]));
  if (problems.length > 0 || windows === undefined) return distinct(problems);
  const continuous = rules.filter((rule) => rule.isContinuous).map(({ retention }) => retention);
  return {
    source,
    rule: base.rule.name,
    schedule: base.schedule,
    timeZone,
    windowsZone: windows,
    retention: base.rule.retention,
    tiers,
    ...(continuous.length === 0 ? {} : { continuous: Math.max(...continuous) }),
  };
}

export function isItemPolicy(value: ItemPolicy | readonly RuleProblem[]): value is ItemPolicy {
  return "schedule" in value;
}

function runsPerWeek(schedule: AzureSchedule): number {
  return clockTimes(schedule).length * (schedule.form === "weekly" ? schedule.days.length : 7);
}

function scheduleProblems(
  source: DataSource,
  { name }: CompleteRule,
  schedule: AzureSchedule,
): readonly RuleProblem[] {
  const why = refusalOf(source, schedule);
  if (why === undefined) return [];
  return [{ rule: name, argument: "schedule", problem: `Azure backs up ${source.noun} ${why}` }];
}

function refusalOf(source: DataSource, schedule: AzureSchedule): string | undefined {
  const { hours, hasWindow, isDaily, isWeekly } = source;
  const forms = [
    ...(hours.length === 0 ? [] : [`every ${[...hours].reverse().join(", ")} hours`]),
    ...(isDaily ? ["every day"] : []),
    ...(isWeekly ? ["on days of the week"] : []),
  ];
  const only = `only ${forms.join(" or ")}`;
  switch (schedule.form) {
    case "daily":
      return isDaily ? undefined : only;
    case "weekly":
      return isWeekly ? undefined : only;
    case "hourly": {
      if (!hours.includes(schedule.interval)) return only;
      if (schedule.window === 24) return undefined;
      return hasWindow ? undefined : "round the clock where it does so every few hours";
    }
  }
}

interface Base {
  readonly rule: CompleteRule;
  readonly schedule: AzureSchedule;
}

/** What `rule` keeps longer of the backups that the rule of `base` makes. */
function tierOf(source: DataSource, rule: CompleteRule, base: Base): Tier | RuleProblem {
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

function doubleTiers(tiers: readonly Tier[], source: DataSource): readonly RuleProblem[] {
  return [...Map.groupBy(tiers, ({ name }) => name).values()].flatMap(([first, ...more]) =>
    more.map(({ rule, name }) => ({
      rule,
      argument: "schedule",
      problem: `Azure's policies have one ${name} retention for ${source.noun}, here that of ${first?.rule}`,
    })),
  );
}

function retentionProblems(source: DataSource, rules: readonly CompleteRule[]): readonly RuleProblem[] {
  const [least, longest] = [source.leastRetention * DAY, source.longestRetention * DAY];
  return rules
    .filter(({ retention }) => retention > longest || retention < least)
    .map(({ name, retention }) => {
      const bound =
        retention > longest ? `${renderDuration(longest)} at most` : `${renderDuration(least)} at least`;
      const problem = `Azure keeps backups of ${source.noun} for ${bound}, not ${renderDuration(retention)}`;
      return { rule: name, argument: "retention", problem };
    });
}

function distinct(problems: readonly RuleProblem[]): readonly RuleProblem[] {
  return [...new Map(problems.map((one) => [`${one.rule}\0${one.argument}\0${one.problem}`, one])).values()];
}
