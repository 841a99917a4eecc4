import { InputError } from "@rampart/core/errors";
import { parseDuration } from "@rampart/core/units";
import type { RunbookObjectives } from "@rampart/runbook";
import type { Wish } from "./choose.ts";

/** What the inputs say of the moment that is wanted. */
export interface MomentInputs {
  readonly before?: string;
  readonly compromisedFrom?: string;
  readonly compromisedUntil?: string;
  readonly recoveryPoint?: string;
}

/**
 * What is wanted of a recovery point.
 *
 * @throws {InputError} if a time is none or in the future, or the compromise ends before it begins.
 */
export function wishOf(
  { before, compromisedFrom, compromisedUntil, recoveryPoint }: MomentInputs,
  now: Date,
): Wish {
  const from = compromisedFrom === undefined ? undefined : instant("compromisedFrom", compromisedFrom);
  const until = compromisedUntil === undefined ? undefined : instant("compromisedUntil", compromisedUntil);
  if (until !== undefined && from === undefined) {
    throw new InputError("the input compromisedUntil is set, and compromisedFrom is not", {
      advice: "Say when the compromise began, too.",
    });
  }
  if (until !== undefined && from !== undefined && until < from) {
    throw new InputError("the input compromisedUntil is earlier than compromisedFrom");
  }
  const wanted = before === undefined ? undefined : instant("before", before);
  for (const [name, moment] of Object.entries({
    before: wanted,
    compromisedFrom: from,
    compromisedUntil: until,
  })) {
    if (moment !== undefined) refuseFuture(name, moment, now);
  }
  return {
    before: wanted ?? now.getTime(),
    ...(from === undefined ? {} : { compromisedFrom: from }),
    ...(until === undefined ? {} : { compromisedUntil: until }),
    ...(recoveryPoint === undefined ? {} : { recoveryPoint }),
  };
}

/** Clocks of two machines are never quite the same. */
const CLOCKS_DIFFER = 5 * 60_000;

/** @throws {InputError} if the moment is yet to come: somebody mistook the year, or the zone. */
export function refuseFuture(input: string, moment: number, now: Date): void {
  if (moment <= now.getTime() + CLOCKS_DIFFER) return;
  throw new InputError(`the input ${input} is in the future: ${new Date(moment).toISOString()}`, {
    advice: `It is ${now.toISOString()} now, in UTC.`,
  });
}

/** @throws {InputError} if it is none, such as the 30th of February. */
export function instant(input: string, text: string): number {
  const milliseconds = Date.parse(text);
  // Date takes the 30th of February for the 2nd of March.
  const day = Number(text.slice(8, 10));
  const daysOfMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  if (!Number.isNaN(milliseconds) && day <= daysOfMonth) return milliseconds;
  throw new InputError(`the input ${input} is no time: ${JSON.stringify(text)}`, {
    advice: "Write it with its zone, such as 2026-11-20T03:12:00Z.",
  });
}

/** @throws {InputError} if one is no duration. */
export function objectivesOf({ rto, rpo }: RunbookObjectives): RunbookObjectives {
  for (const [name, text] of Object.entries({ rto, rpo })) if (text !== undefined) seconds(name, text);
  return { ...(rto === undefined ? {} : { rto }), ...(rpo === undefined ? {} : { rpo }) };
}

/** @throws {InputError} if it is no duration. */
export function seconds(input: string, text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    throw new InputError(`the input ${input}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
