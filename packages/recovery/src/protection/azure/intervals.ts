/** The ISO 8601 texts of Azure: repeating intervals (`R/2026-01-01T02:00:00Z/P1D`) and lengths of time. */
import type { Schedule } from "@rampart/core/units";
import type { Undetermined } from "../protection.ts";
import { readSchedule } from "../schedules.ts";
import { DAY, HOUR, MINUTE } from "../undetermined.ts";

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Parts {
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly seconds: number;
}

/** The seconds that `text` means at the least: a month of 28 days, a year of 365. */
export function leastSeconds(text: string): number | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  return (parts.years * 365 + parts.months * 28 + parts.weeks * 7 + parts.days) * DAY + parts.seconds;
}

/**
 * The schedule of a repeating interval, at the wall-clock time of its start in `timeZone`. Where days, weeks or months
 * repeat it keeps to that time of day; where hours do, it counts from the start.
 */
export function scheduleOfInterval(text: string, timeZone: string, path: string): Schedule | Undetermined {
  const [repeat = "", start = "", period = ""] = text.split("/");
  const at = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(start);
  const parts = partsOf(period);
  if (!/^R\d*$/i.test(repeat) || at === null || parts === undefined) {
    return { undetermined: [{ path, reason: "malformed" }], why: `"${text}" is not a repeating interval` };
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = at.slice(1).map(Number);
  const daily = `${minute} ${hour}`;
  if (isOnly(parts, "days", 1)) return readSchedule(`${daily} * * *`, timeZone, path);
  if (isOnly(parts, "weeks", 1) || isOnly(parts, "days", 7)) {
    const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "SUN";
    return readSchedule(`${daily} * * ${weekday}`, timeZone, path);
  }
  if (isOnly(parts, "months", 1)) return readSchedule(`${daily} ${day} * *`, timeZone, path);
  const most = (parts.years * 366 + parts.months * 31 + parts.weeks * 7 + parts.days) * DAY + parts.seconds;
  if (most === 0) return { undetermined: [{ path, reason: "malformed" }], why: `"${text}" does not repeat` };
  return { kind: "rate", timeZone: "UTC", every: most };
}

function isOnly(parts: Parts, key: keyof Parts, count: number): boolean {
  return (Object.keys(parts) as (keyof Parts)[]).every((one) => parts[one] === (one === key ? count : 0));
}

function partsOf(text: string): Parts | undefined {
  const match = DURATION.exec(text);
  if (match === null || /[PT]$/i.test(text)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, rest = 0] = match
    .slice(1)
    .map((count: string | undefined) => Number(count ?? 0));
  return { years, months, weeks, days, seconds: hours * HOUR + minutes * MINUTE + rest };
}
