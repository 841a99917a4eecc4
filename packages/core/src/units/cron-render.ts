import { DAY_NAMES } from "./cron-field.ts";
import type { CronSchedule, DaysOfMonth, DaysOfWeek } from "./schedule-model.ts";

/** Five fields where they can say it, else as AWS writes it. */
export function renderCron(schedule: CronSchedule): string {
  const { daysOfMonth, daysOfWeek } = schedule;
  const minutes = renderNumbers(schedule.minutes, 0, 59);
  const hours = renderNumbers(schedule.hours, 0, 23);
  const months = renderNumbers(schedule.months, 1, 12);
  const standard = schedule.years === undefined && isStandard(daysOfMonth) && isStandard(daysOfWeek);
  if (standard) {
    const monthDays = renderMonthDays(daysOfMonth, daysOfWeek.on === "any");
    return [minutes, hours, monthDays, months, renderWeekdays(daysOfWeek)].join(" ");
  }
  const years = schedule.years === undefined ? "*" : renderNumbers(schedule.years, 1970, 2199);
  const monthDay = daysOfWeek.on === "any" ? renderMonthDays(daysOfMonth, true) : "?";
  const weekday = daysOfWeek.on === "any" ? "?" : renderWeekdays(daysOfWeek);
  return `cron(${[minutes, hours, monthDay, months, weekday, years].join(" ")})`;
}

function isStandard({ on }: DaysOfMonth | DaysOfWeek): boolean {
  return on === "any" || on === "days";
}

function renderMonthDays(wanted: DaysOfMonth, alone: boolean): string {
  switch (wanted.on) {
    case "any":
      return "*";
    case "days":
      return renderNumbers(wanted.days, 1, 31, alone);
    case "last":
      return "L";
    case "nearest-weekday":
      return `${wanted.day}W`;
  }
}

/** By name, because Sunday is 0 in one syntax and 1 in the other; AWS documents `L` and `#` behind numbers. */
function renderWeekdays(wanted: DaysOfWeek): string {
  switch (wanted.on) {
    case "any":
      return "*";
    case "days":
      return runsOf(wanted.days)
        .map(([from, to]) => (from === to ? dayName(from) : `${dayName(from)}-${dayName(to)}`))
        .join(",");
    case "last":
      return `${wanted.day + 1}L`;
    case "nth":
      return `${wanted.day + 1}#${wanted.nth}`;
  }
}

function dayName(day: number): string {
  return DAY_NAMES[day] ?? String(day);
}

/**
 * `*`, else one step over the whole field, else ranges and single numbers. A star beside another day field means
 * different things to different programs, so there it is `1-31`.
 */
function renderNumbers(numbers: readonly number[], first: number, last: number, star = true): string {
  if (numbers.length === last - first + 1) return "*";
  const [start = first, second = first] = numbers;
  const step = second - start;
  const even = numbers.every((number, index) => number === start + index * step);
  if (numbers.length > 2 && step > 1 && even && (numbers.at(-1) ?? last) + step > last) {
    return start === first && star ? `*/${step}` : `${start}-${last}/${step}`;
  }
  return runsOf(numbers)
    .map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
    .join(",");
}

/** Neighbouring numbers, first and last of each run. */
function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
