import type { CronSchedule, Schedule } from "@rampart/core/units";

/** A time of day on the wall clock of the policy's zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** The three forms of schedule that Azure's policies have. */
export type AzureSchedule = HourlySchedule | DailySchedule | WeeklySchedule;

interface HourlySchedule {
  readonly form: "hourly";
  /** Hours from one backup to the next. */
  readonly interval: number;
  /** The first backup of each day. */
  readonly at: TimeOfDay;
  /** Hours from the first backup of a day within which more are made; 24 for round the clock. */
  readonly window: number;
}

interface DailySchedule {
  readonly form: "daily";
  readonly at: TimeOfDay;
}

interface WeeklySchedule {
  readonly form: "weekly";
  readonly at: TimeOfDay;
  /** From 0, Sunday. */
  readonly days: readonly number[];
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** `schedule` in one of Azure's forms, or why none of them says it: a sentence without a full stop. */
export function azureSchedule(schedule: Schedule): AzureSchedule | string {
  if (schedule.kind === "rate") return ofRate(schedule.every);
  if (schedule.years !== undefined) return "Azure's schedules go on without end, and this one names years";
  if (schedule.months.length < 12) return "Azure's schedules run in every month";
  if (schedule.daysOfMonth.on !== "any") return "Azure's schedules run by day or by week, not by month";
  const { daysOfWeek } = schedule;
  if (daysOfWeek.on !== "any" && daysOfWeek.on !== "days") {
    return "Azure's schedules run in every week";
  }
  const times = timesOf(schedule);
  const [at] = times;
  if (at === undefined) return "it is never due";
  if (daysOfWeek.on === "days") {
    if (times.length > 1) return "on chosen days of the week Azure backs up once a day";
    return { form: "weekly", at, days: daysOfWeek.days };
  }
  return times.length === 1 ? { form: "daily", at } : hourly(times, at);
}

/** Where it counts from is free, so it counts from midnight. */
function ofRate(every: number): AzureSchedule | string {
  const at = { hour: 0, minute: 0 };
  if (every === DAY) return { form: "daily", at };
  if (every === 7 * DAY) return { form: "weekly", at, days: [0] };
  if (every % HOUR === 0 && DAY % every === 0) {
    return { form: "hourly", interval: every / HOUR, at, window: 24 };
  }
  return "Azure's schedules repeat every day or week, or every so many hours of which a day has a whole number";
}

/** Times of day of a schedule, sorted. */
export function timesOf({ hours, minutes }: CronSchedule): TimeOfDay[] {
  return hours.flatMap((hour) => minutes.map((minute) => ({ hour, minute })));
}

function hourly(times: readonly TimeOfDay[], first: TimeOfDay): AzureSchedule | string {
  if (times.some(({ minute }) => minute !== first.minute)) {
    return "Azure backs up at most once an hour, and at the same minute of each hour";
  }
  const steps = times.slice(1).map(({ hour }, index) => hour - (times[index]?.hour ?? 0));
  const [interval = 24] = steps;
  if (steps.some((step) => step !== interval)) {
    return "Azure's backups of one day are all equally far apart";
  }
  const last = times.at(-1) ?? first;
  const isRoundTheClock = first.hour + 24 - last.hour === interval;
  return {
    form: "hourly",
    interval,
    at: first,
    window: isRoundTheClock ? 24 : last.hour - first.hour,
  };
}

/** The times of day at which backups are due. */
export function clockTimes(schedule: AzureSchedule): readonly TimeOfDay[] {
  if (schedule.form !== "hourly") return [schedule.at];
  const { interval, at, window } = schedule;
  const count = window === 24 ? 24 / interval : Math.floor(window / interval) + 1;
  return Array.from({ length: count }, (_, index) => ({
    hour: (at.hour + index * interval) % 24,
    minute: at.minute,
  }));
}

/** How many backups it makes a day; less than one where it is due on some days of the week. */
export function runsPerDay(schedule: AzureSchedule): number {
  return clockTimes(schedule).length * (schedule.form === "weekly" ? schedule.days.length / 7 : 1);
}
