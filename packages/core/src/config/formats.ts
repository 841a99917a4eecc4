import { isIPv4, isIPv6 } from "node:net";
import { parseDuration, parsePercentage, UnitError } from "../units/index.ts";

/** Says what is wrong with a text, if anything is. */
type Check = (text: string) => string | undefined;

/** Checks for definitions of the schema that a pattern does not say precisely, by the definition's name. */
export const FORMATS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["calendarDate", checkDate],
  ["cidr", checkCidr],
  ["duration", (text) => complaintOf(() => parseDuration(text))],
  ["percentage", (text) => complaintOf(() => parsePercentage(text))],
  ["positiveDuration", checkPositiveDuration],
]);

function checkPositiveDuration(text: string): string | undefined {
  return (
    complaintOf(() => parseDuration(text)) ??
    (parseDuration(text) > 0 ? undefined : `"${text}" must be longer than 0s`)
  );
}

function complaintOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof UnitError) return error.message;
    throw error;
  }
}

function checkDate(text: string): string | undefined {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  // 30 February would be taken for 2 March.
  const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
  return exists ? undefined : `${quoted(text)} is not a date; write YYYY-MM-DD, such as 2027-03-31`;
}

function checkCidr(text: string): string | undefined {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const bits = isIPv4(address) ? 32 : isIPv6(address) && !address.includes("%") ? 128 : undefined;
  const valid = bits !== undefined && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
  if (!valid)
    return `${quoted(text)} is not a network in CIDR notation, such as 203.0.113.0/24 or 2001:db8::/32`;
  if (Number(prefix) === 0) return `${quoted(text)} is the whole Internet, which cannot be trusted`;
  return undefined;
}

const LONGEST_SHOWN = 60;

/** A value as messages show it. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
