import { Duration as Luxon } from "luxon";
import { UnitError } from "./unit-error.ts";

/** A length of time in whole seconds. A day is 24 hours, a week 7 days, a year 365 days. */
export type Seconds = number;

const ACCEPTED =
  "a number with a unit (s, m, h, d, w, y) such as 15m, 1h30m or 7d, or ISO 8601 such as PT15M";
const COMPACT = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const MONTHS = /^\d+ *(mo|mon|mth|months?)$|^\d+M$|^[-+]?P[^T]*M/i;

/**
 * Reads `15m`, `1h30m`, `7d`, `2w`, `7y`, or ISO 8601 such as `PT15M` and `P1DT12H`. Months are refused, because they
 * differ in length.
 *
 * @throws {UnitError}
 */
export function parseDuration(text: string): Seconds {
  const trimmed = text.trim();
  const duration = readCompact(trimmed) ?? readIso(trimmed);
  if (duration === undefined) throw new UnitError(text, problemWith(trimmed), ACCEPTED);
  if (duration.months !== 0) throw new UnitError(text, MONTHS_PROBLEM, "days, such as 30d");
  const seconds = duration.as("seconds");
  if (seconds < 0) throw new UnitError(text, "is negative", ACCEPTED);
  if (!Number.isSafeInteger(seconds)) throw new UnitError(text, "is not a whole number of seconds", ACCEPTED);
  return seconds;
}

/** The shortest text in days, hours, minutes and seconds: `1h30m`, `35d`, `0s`. */
export function renderDuration(seconds: Seconds): string {
  const { days, hours, minutes, seconds: rest } = Luxon.fromObject({ seconds }).shiftTo(...UNITS);
  const parts = [
    [days, "d"],
    [hours, "h"],
    [minutes, "m"],
    [rest, "s"],
  ] as const;
  const text = parts.map(([count, unit]) => (count === 0 ? "" : `${count}${unit}`)).join("");
  return text === "" ? "0s" : text;
}

const UNITS = ["days", "hours", "minutes", "seconds"] as const;
const MONTHS_PROBLEM = "counts in months, which differ in length";

function readCompact(text: string): Luxon | undefined {
  const match = COMPACT.exec(text);
  if (match === null || text === "") return undefined;
  const [years, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((count: string | undefined) => Number(count ?? 0));
  return Luxon.fromObject({
    years: years ?? 0,
    weeks: weeks ?? 0,
    days: days ?? 0,
    hours: hours ?? 0,
    minutes: minutes ?? 0,
    seconds: seconds ?? 0,
  });
}

function readIso(text: string): Luxon | undefined {
  const duration = Luxon.fromISO(text);
  return duration.isValid ? duration : undefined;
}

function problemWith(text: string): string {
  if (text === "") return "is empty";
  if (MONTHS.test(text)) return `${MONTHS_PROBLEM} (write m for minutes, d for days)`;
  if (/^-/.test(text)) return "is negative";
  if (/^[\d.]+$/.test(text)) return "has no unit";
  return "is not a duration";
}
