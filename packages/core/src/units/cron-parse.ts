import {
  AWS_DAYS_OF_WEEK,
  type CronField,
  DAYS_OF_MONTH,
  DAYS_OF_WEEK,
  HOURS,
  MINUTES,
  MONTHS,
  numberOf,
  numbersOf,
  type Refuse,
  YEARS,
} from "./cron-field.ts";
import { everMatches } from "./cron-runs.ts";
import type { CronSchedule, DaysOfMonth, DaysOfWeek } from "./schedule-model.ts";
import { UnitError } from "./unit-error.ts";

const FIVE = "minutes, hours, day of the month, month, day of the week";
const ACCEPTED = `five fields (${FIVE}) such as 0 5 * * *, or cron(0 5 * * ? *) or rate(12 hours) as AWS does`;
type Read = (value: string, field: CronField) => number[];

const ANY = { on: "any" } as const;

/** @throws {UnitError} naming the field. */
export function parseCron(text: string, timeZone: string): CronSchedule {
  const refuse: Refuse = (field, problem) =>
    new UnitError(text, `is wrong in the ${field.name}: ${problem}`, ACCEPTED);
  const aws = /^cron\((.*)\)$/.exec(text)?.[1];
  const fields = (aws ?? text).trim().split(/\s+/);
  const schedule =
    aws === undefined ? standard(text, fields, timeZone, refuse) : awsCron(text, fields, timeZone, refuse);
  if (!everMatches(schedule)) throw new UnitError(text, "never runs: there is no such day", ACCEPTED);
  return schedule;
}

function standard(text: string, fields: readonly string[], timeZone: string, refuse: Refuse): CronSchedule {
  const [minutes = "", hours = "", dayOfMonth = "", months = "", dayOfWeek = ""] = fields;
  if (text === "") throw new UnitError(text, "is empty", ACCEPTED);
  if (fields.length !== 5)
    throw new UnitError(text, `has ${countOf(fields)} and is not a schedule`, ACCEPTED);
  const read = (value: string, field: CronField): number[] => numbersOf(value, field, "refused", refuse);
  return {
    kind: "cron",
    timeZone,
    minutes: read(minutes, MINUTES),
    hours: read(hours, HOURS),
    ...standardDays(dayOfMonth, dayOfWeek, read, refuse),
    months: read(months, MONTHS),
  };
}

/** Where both are given, a day matches if either does: `1-31` is then not another way to write `*`. */
function standardDays(
  dayOfMonth: string,
  dayOfWeek: string,
  read: Read,
  refuse: Refuse,
): Pick<CronSchedule, "daysOfMonth" | "daysOfWeek"> {
  const monthDays = anyIfAll(read(dayOfMonth, DAYS_OF_MONTH), 31);
  const weekDays = anyIfAll(sorted(read(dayOfWeek, DAYS_OF_WEEK).map((day) => day % 7)), 7);
  if (dayOfMonth === "*" || dayOfWeek === "*") return { daysOfMonth: monthDays, daysOfWeek: weekDays };
  const starred = [dayOfMonth, dayOfWeek].find((field) => field.includes("*"));
  if (starred !== undefined) {
    throw refuse(
      DAYS_OF_MONTH,
      `"${starred}" beside another day field means different things to different programs`,
    );
  }
  if (monthDays.on === "any" || weekDays.on === "any") return { daysOfMonth: ANY, daysOfWeek: ANY };
  return { daysOfMonth: monthDays, daysOfWeek: weekDays };
}

function awsCron(text: string, fields: readonly string[], timeZone: string, refuse: Refuse): CronSchedule {
  const [minutes = "", hours = "", dayOfMonth = "", months = "", dayOfWeek = "", years = ""] = fields;
  if (fields.length !== 6) {
    throw new UnitError(text, `has ${countOf(fields)}, not six (${FIVE}, year)`, ACCEPTED);
  }
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) {
    throw refuse(DAYS_OF_MONTH, "exactly one of it and the day of the week must be ?");
  }
  const read = (value: string, field: CronField): number[] => numbersOf(value, field, "allowed", refuse);
  return {
    kind: "cron",
    timeZone,
    minutes: read(minutes, MINUTES),
    hours: read(hours, HOURS),
    daysOfMonth: awsDaysOfMonth(dayOfMonth, read, refuse),
    months: read(months, MONTHS),
    daysOfWeek: awsDaysOfWeek(dayOfWeek, read, refuse),
    ...(years === "*" ? {} : { years: read(years, YEARS) }),
  };
}

function awsDaysOfMonth(text: string, read: Read, refuse: Refuse): DaysOfMonth {
  if (text === "?" || text === "*") return ANY;
  if (text === "L") return { on: "last" };
  const day = /^(\d+)W$/.exec(text)?.[1];
  if (day !== undefined) return { on: "nearest-weekday", day: numberOf(day, DAYS_OF_MONTH, refuse) };
  if (/[LW]/.test(text)) throw refuse(DAYS_OF_MONTH, "L stands alone, and W behind one day, such as 15W");
  return anyIfAll(read(text, DAYS_OF_MONTH), 31);
}

function awsDaysOfWeek(text: string, read: Read, refuse: Refuse): DaysOfWeek {
  if (text === "?" || text === "*") return ANY;
  // Behind nothing, the last day of the week.
  if (text === "L") return { on: "days", days: [6] };
  const last = /^(\w+)L$/.exec(text)?.[1];
  if (last !== undefined) return { on: "last", day: awsDay(last, refuse) };
  const [day = "", nth] = text.split("#");
  if (nth === undefined)
    return anyIfAll(
      read(text, AWS_DAYS_OF_WEEK).map((number) => number - 1),
      7,
    );
  if (!/^[1-5]$/.test(nth))
    throw refuse(AWS_DAYS_OF_WEEK, "behind # stands one number from 1 to 5, and no list");
  return { on: "nth", day: awsDay(day, refuse), nth: Number(nth) };
}

function awsDay(text: string, refuse: Refuse): number {
  return numberOf(text, AWS_DAYS_OF_WEEK, refuse) - 1;
}

/** `1-31` and `0-6` are other ways to write `*`, and would otherwise not be equal to it. */
function anyIfAll(
  days: readonly number[],
  all: number,
): typeof ANY | { on: "days"; days: readonly number[] } {
  return days.length === all ? ANY : { on: "days", days };
}

function sorted(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

function countOf(fields: readonly string[]): string {
  return fields.length === 1 ? "one field" : `${fields.length} fields`;
}
