import { UnitError } from "./unit-error.ts";

/** An amount of data in whole bytes. */
export type Bytes = number;

const FACTORS: Readonly<Record<string, bigint>> = {
  PiB: 1024n ** 5n,
  TiB: 1024n ** 4n,
  GiB: 1024n ** 3n,
  MiB: 1024n ** 2n,
  KiB: 1024n,
  PB: 1000n ** 5n,
  TB: 1000n ** 4n,
  GB: 1000n ** 3n,
  MB: 1000n ** 2n,
  KB: 1000n,
  kB: 1000n,
  B: 1n,
};
const BINARY = Object.entries(FACTORS).filter(([unit]) => unit.endsWith("iB"));

const ACCEPTED = "a number with a unit, such as 10GiB (1024³ bytes each) or 500MB (1000² bytes each)";
const SIZE = /^(\d{1,20})(?:\.(\d{1,20}))? ?([A-Za-z]+)$/;

/**
 * Reads `10GiB`, `500MB`, `1.5 TiB`, `512B`.
 *
 * @throws {UnitError}
 */
export function parseSize(text: string): Bytes {
  const trimmed = text.trim();
  const [, whole = "", decimals = "", unit = ""] = SIZE.exec(trimmed) ?? [];
  const factor = Object.hasOwn(FACTORS, unit) ? FACTORS[unit] : undefined;
  if (factor === undefined) throw new UnitError(text, problemWith(trimmed), ACCEPTED);
  // Whole numbers all along: 1.1 * 1000 need not be 1100 in binary floating point.
  const scaled = BigInt(whole + decimals) * factor;
  const scale = 10n ** BigInt(decimals.length);
  const size = Number(scaled / scale);
  if (scaled % scale !== 0n) throw new UnitError(text, "is not a whole number of bytes", ACCEPTED);
  if (!Number.isSafeInteger(size))
    throw new UnitError(text, "is too large (the most is about 8 PiB)", ACCEPTED);
  return size;
}

/** Exact, in the largest binary unit that needs no more than two decimals: `10GiB`, `1.5MiB`, `488281.25KiB`, `1B`. */
export function renderSize(size: Bytes): string {
  const hundredths = BigInt(size) * 100n;
  for (const [unit, factor] of BINARY) {
    if (hundredths >= factor * 100n && hundredths % factor === 0n) {
      return `${Number(hundredths / factor) / 100}${unit}`;
    }
  }
  return `${size}B`;
}

function problemWith(text: string): string {
  if (text === "") return "is empty";
  if (text.startsWith("-")) return "is negative";
  if (/^[\d.]+$/.test(text)) return "has no unit";
  // A small b would mean bits.
  if (/^[\d.]+ ?[kmgtp]?i?b$/i.test(text))
    return "is not spelled as units are (KiB, MiB, GB; a small b means bits)";
  return "is not a size";
}
