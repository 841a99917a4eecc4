import type { RateSchedule } from "./schedule-model.ts";
import { UnitError } from "./unit-error.ts";

const SECONDS = { day: 86_400, hour: 3600, minute: 60 } as const;
const RATE = /^rate\( *(\d{1,9}) +(minute|hour|day)(s?) *\)$/;
const ACCEPTED = "such as rate(12 hours), rate(1 day) or rate(30 minutes)";

/** @throws {UnitError} */
export function parseRate(text: string, timeZone: string): RateSchedule {
  const [, digits = "", unit, plural = ""] = RATE.exec(text) ?? [];
  const count = Number(digits);
  if (unit === undefined) throw new UnitError(text, "is not a rate", ACCEPTED);
  if (count === 0) throw new UnitError(text, "never runs", ACCEPTED);
  if ((count === 1) !== (plural === "")) {
    const right = `rate(${count} ${unit}${count === 1 ? "" : "s"})`;
    throw new UnitError(text, `has the wrong number of ${unit}: AWS refuses it`, right);
  }
  return { kind: "rate", timeZone, every: count * SECONDS[unit as keyof typeof SECONDS] };
}

export function renderRate({ every }: RateSchedule): string {
  const unit = (["day", "hour"] as const).find((candidate) => every % SECONDS[candidate] === 0) ?? "minute";
  const count = every / SECONDS[unit];
  return `rate(${count} ${unit}${count === 1 ? "" : "s"})`;
}
