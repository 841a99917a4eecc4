import { UnitError } from "./unit-error.ts";

/** A share of a whole: 0.9995 is 99.95 %. */
export type Fraction = number;

const ACCEPTED = "a number from 0 to 100 with a percent sign, such as 99.95%";
const PERCENTAGE = /^\d+(\.\d+)? ?%$/;
const MOST_DECIMALS = 6;

/**
 * Reads `99.95%`. A number without a percent sign is refused, because 1 could be all of it or a hundredth.
 *
 * @throws {UnitError}
 */
export function parsePercentage(text: string): Fraction {
  const trimmed = text.trim();
  if (!PERCENTAGE.test(trimmed)) throw new UnitError(text, problemWith(trimmed), ACCEPTED);
  const digits = trimmed.slice(0, -1).trim();
  if ((digits.split(".")[1]?.length ?? 0) > MOST_DECIMALS) {
    throw new UnitError(text, `has more than ${MOST_DECIMALS} decimals`, ACCEPTED);
  }
  // Moving the point in the text, not dividing, gives the number nearest to what was written.
  const fraction = Number(`${digits}e-2`);
  if (fraction > 1) throw new UnitError(text, "is more than 100%", ACCEPTED);
  return fraction;
}

/** As few digits as say it exactly: `99.95%`, `100%`. */
export function renderPercentage(fraction: Fraction): string {
  return `${Number(`${fraction.toFixed(MOST_DECIMALS + 2)}e2`)}%`;
}

function problemWith(text: string): string {
  if (text === "") return "is empty";
  if (text.startsWith("-")) return "is negative";
  if (/^[\d.]+$/.test(text)) return "has no percent sign";
  return "is not a percentage";
}
