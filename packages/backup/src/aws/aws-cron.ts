import type { CronSchedule, DaysOfMonth, DaysOfWeek, Schedule } from "@rampart/core/units";

/** A schedule as AWS Backup writes it, or why it cannot. */
export type AwsCron = { readonly cron: string } | { readonly refusal: string };

/** Days of the week from Sunday, as AWS names them. */
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * The six-field cron that AWS Backup takes.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function awsCronOf(schedule: Schedule): AwsCron {
  if (schedule.kind === "rate") {
    return { refusal: "AWS Backup takes times of day and no rates; write cron, such as 0 1-23/4 * * *" };
  }
  const { daysOfMonth, daysOfWeek } = schedule;
  if (daysOfMonth.on !== "any" && daysOfWeek.on !== "any") {
    return {
      refusal:
        "AWS Backup takes days of the month or days of the week, not both; write two rules, one for each",
    };
  }
  const [monthDays, weekDays] =
    daysOfWeek.on === "any" ? [monthDaysOf(daysOfMonth), "?"] : ["?", weekDaysOf(daysOfWeek)];
  return {
    cron: `cron(${[...timesOf(schedule), monthDays, monthsOf(schedule), weekDays, yearsOf(schedule)].join(" ")})`,
  };
}

function timesOf({ minutes, hours }: CronSchedule): readonly [string, string] {
  return [listOf(minutes, 60), listOf(hours, 24)];
}

function monthsOf({ months }: CronSchedule): string {
  return listOf(months, 12);
}

function yearsOf({ years }: CronSchedule): string {
  return years === undefined ? "*" : years.join(",");
}

/** Numbers one by one: no reader of cron takes them for anything else. */
function listOf(numbers: readonly number[], all: number): string {
  return numbers.length === all ? "*" : numbers.join(",");
}

function monthDaysOf(days: DaysOfMonth): string {
  switch (days.on) {
    case "any":
      return "*";
    case "days":
      return days.days.join(",");
    case "last":
      return "L";
    case "nearest-weekday":
      return `${days.day}W`;
  }
}

function weekDaysOf(days: Exclude<DaysOfWeek, { readonly on: "any" }>): string {
  switch (days.on) {
    case "days":
      return days.days.map((day) => DAYS[day]).join(",");
    case "last":
      return `${days.day + 1}L`;
    case "nth":
      return `${days.day + 1}#${days.nth}`;
  }
}
