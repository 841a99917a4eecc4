import type { UnitError } from "./unit-error.ts";

/** What may stand in one field of a cron expression. */
export interface CronField {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Names by number, from `first`. */
  readonly names?: readonly string[];
}

const MONTH_NAMES: readonly string[] = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
export const DAY_NAMES: readonly string[] = "SUN MON TUE WED THU FRI SAT".split(" ");

export const MINUTES: CronField = { name: "minutes", first: 0, last: 59 };
export const HOURS: CronField = { name: "hours", first: 0, last: 23 };
export const DAYS_OF_MONTH: CronField = { name: "day of the month", first: 1, last: 31 };
export const MONTHS: CronField = { name: "month", first: 1, last: 12, names: MONTH_NAMES };
/** Sunday is 0; the 7 that also means it is mapped by the reader. */
export const DAYS_OF_WEEK: CronField = { name: "day of the week", first: 0, last: 7, names: DAY_NAMES };
export const AWS_DAYS_OF_WEEK: CronField = { name: "day of the week", first: 1, last: 7, names: DAY_NAMES };
export const YEARS: CronField = { name: "year", first: 1970, last: 2199 };

/** What a field was refused for, and in which expression. */
export type Refuse = (field: CronField, problem: string) => UnitError;

/** Whether `5/15` means "from 5 on, each 15th". Cron programs disagree on it, AWS does not. */
type StartWithStep = "allowed" | "refused";

/** The numbers a field stands for, sorted. */
export function numbersOf(
  text: string,
  field: CronField,
  startWithStep: StartWithStep,
  refuse: Refuse,
): number[] {
  const numbers = new Set<number>();
  for (const part of text.split(",")) {
    for (const number of partOf(part, field, startWithStep, refuse)) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}

function partOf(part: string, field: CronField, startWithStep: StartWithStep, refuse: Refuse): number[] {
  const [range = "", step, ...rest] = part.split("/");
  if (rest.length > 0) throw refuse(field, `"${part}" has more than one /`);
  const [from, to] = boundsOf(range, step !== undefined, field, refuse);
  if (step !== undefined && startWithStep === "refused" && /^\w+$/.test(range)) {
    throw refuse(
      field,
      `"${part}" means different things to different programs; write ${from}-${field.last}/${step}`,
    );
  }
  const width = step === undefined ? 1 : stepOf(step, field, refuse);
  return Array.from({ length: Math.floor((to - from) / width) + 1 }, (_, index) => from + index * width);
}

function boundsOf(range: string, stepped: boolean, field: CronField, refuse: Refuse): [number, number] {
  if (range === "*") return [field.first, lastOf(field)];
  const [from = "", to, ...rest] = range.split("-");
  if (rest.length > 0) throw refuse(field, `"${range}" is not a range`);
  const first = numberOf(from, field, refuse);
  if (to === undefined) return [first, stepped ? lastOf(field) : first];
  const last = numberOf(to, field, refuse);
  if (last < first) throw refuse(field, `the range ${range} runs backwards; write it as two ranges`);
  return [first, last];
}

/** Seven is a second name for Sunday and not an eighth day. */
function lastOf(field: CronField): number {
  return field === DAYS_OF_WEEK ? 6 : field.last;
}

function stepOf(text: string, field: CronField, refuse: Refuse): number {
  const step = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (step < 1) throw refuse(field, `"${text}" is not a step`);
  return step;
}

export function numberOf(text: string, field: CronField, refuse: Refuse): number {
  if (text === "") throw refuse(field, "a value is missing");
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return named + field.first;
  if (!/^\d{1,4}$/.test(text)) throw refuse(field, `"${text}" is not ${what(field)}`);
  const number = Number(text);
  if (number < field.first || number > field.last) throw refuse(field, `${text} is not ${what(field)}`);
  return number;
}

function what({ first, last, names }: CronField): string {
  const example = names === undefined ? "" : ` or ${names[0]}-${names.at(-1)}`;
  return `a number from ${first} to ${last}${example}`;
}
