import { no, type Truth, undetermined, type Value, yes } from "@rampart/core/value";

const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
const EVERY_MONTH = /^(?:\*|\*\/1|1\/1|1-12|JAN-DEC)$/i;
const EVERY_DAY_OF_MONTH = /^(?:\*|\?|\*\/1|1\/1|1-31)$/;
const EVERY_DAY_OF_WEEK = /^(?:\*|\?|\*\/1|1\/1|1-7|SUN-SAT|MON-SUN)$/i;

/**
 * Whether an expression of AWS, `cron(0 5 ? * * *)` or `rate(12 hours)`, comes round at least once a day.
 * Not set: false.
 */
export function isAtLeastDaily(expression: Value<string>): Truth {
  return askText(expression, dailyByExpression);
}

/** Whether a repeating ISO 8601 interval, `R/2026-01-01T02:00:00Z/P1D`, comes round at least once a day. */
export function repeatsAtLeastDaily(interval: Value<string>): Truth {
  return askText(interval, (text) => {
    const hours = hoursOfDuration(text.split("/").at(-1) ?? "");
    return hours === undefined ? undefined : hours <= 24;
  });
}

/** The hours of a fixed ISO 8601 duration such as `P1D` or `PT4H`; months and years at their shortest. */
export function hoursOfDuration(text: string): number | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i.exec(text);
  if (match === null || /[PT]$/i.test(text)) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map(numberOf);
  return years * 8760 + months * 672 + weeks * 168 + days * 24 + hours + minutes / 60;
}

function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

function dailyByExpression(text: string): boolean | undefined {
  const call = /^(cron|rate)\(([^()]*)\)$/i.exec(text.trim());
  const fields = call?.[2]?.trim().split(/\s+/) ?? [];
  return call?.[1]?.toLowerCase() === "rate" ? dailyByRate(fields) : dailyByCron(fields);
}

function dailyByRate([count = "", unit = ""]: readonly string[]): boolean | undefined {
  const hours = Number(count) * (HOURS[unit.toLowerCase().replace(/s$/, "")] ?? Number.NaN);
  return Number.isNaN(hours) ? undefined : hours <= 24;
}

function dailyByCron(fields: readonly string[]): boolean | undefined {
  if (fields.length !== 6) return undefined;
  const [, , dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  return (
    EVERY_MONTH.test(month) &&
    EVERY_DAY_OF_MONTH.test(dayOfMonth) &&
    EVERY_DAY_OF_WEEK.test(dayOfWeek) &&
    year === "*"
  );
}

/** The answer of `read` to the text; an expression it cannot read is not judged. */
function askText(value: Value<string>, read: (text: string) => boolean | undefined): Truth {
  const text = value.knownText();
  if (text === undefined) return value.text(() => false);
  const answer = read(text);
  if (answer === undefined) return undetermined({ path: value.path, reason: "malformed" });
  return answer ? yes(value.path) : no(value.path);
}
