import { createHash } from "node:crypto";

/** What a provider takes as a name. */
export interface NameRule {
  /** The most characters. */
  readonly limit: number;
  /** What stands for each run of characters that the provider refuses: `-` by default. */
  readonly filler?: string;
  /** One character that the provider takes: letters, digits, `-` and `_` by default. */
  readonly allowed?: RegExp;
  /** Whether it takes small letters only. False by default. */
  readonly lowerCase?: boolean;
}

const HASH_LENGTH = 8;
const USUAL: RegExp = /[A-Za-z0-9_-]/;

/**
 * A name within the provider's limits, the same for the same parts. It ends in a hash of the parts wherever something
 * was cut or replaced, so that two names that differ stay different.
 *
 * @param parts From the widest to the narrowest: project, stack, component, part.
 */
export function physicalName(
  parts: readonly string[],
  { limit, filler = "-", allowed = USUAL, lowerCase = false }: NameRule,
): string {
  const wanted = parts.join(filler);
  const cased = lowerCase ? wanted.toLowerCase() : wanted;
  const clean = replaceRefused(cased, allowed, filler);
  if (clean === wanted && clean.length <= limit) return clean;
  const room = limit - HASH_LENGTH - filler.length;
  return `${withoutEnd(clean.slice(0, room), filler)}${filler}${hashOf(parts)}`;
}

function replaceRefused(text: string, allowed: RegExp, filler: string): string {
  let clean = "";
  let isFilled = false;
  for (const character of text) {
    const isAllowed = allowed.test(character);
    if (isAllowed) clean += character;
    else if (!isFilled) clean += filler;
    isFilled = !isAllowed;
  }
  return clean;
}

function withoutEnd(text: string, filler: string): string {
  return filler !== "" && text.endsWith(filler) ? withoutEnd(text.slice(0, -filler.length), filler) : text;
}

/** The parts are kept apart: `a-b` and `c` are not `a` and `b-c`. */
function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, HASH_LENGTH);
}
