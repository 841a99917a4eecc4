import { SIGNATURE_OF_SECRETS } from "@rampart/core/value";

/** A text that must never come out of a rule, and of which no part is in any other text. */
export const SECRET_MARKER = "qzxj-vwkq-jxzv-qkwj-zvxq";

const TELLING_LENGTH = 6;

/** Whether `text` gives {@link SECRET_MARKER} away, or a part of it, in whatever case. */
export function showsSecret(text: string): boolean {
  const shown = text.toLowerCase();
  return [...SECRET_MARKER].some((_, start) => {
    const part = SECRET_MARKER.slice(start, start + TELLING_LENGTH);
    return part.length === TELLING_LENGTH && shown.includes(part);
  });
}

/** `value` as Pulumi writes a secret whose content it shows to the program. */
export function asSecret(value: unknown): unknown {
  return { ...SIGNATURE_OF_SECRETS, value };
}

/** Values no property of any resource has all of as its type. */
export const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  "",
  "junk",
  "{",
  [],
  [null],
  [[]],
  ["junk"],
  {},
  { junk: {} },
  [{ junk: [] }],
  JSON.parse('{"__proto__": {"junk": 1}, "constructor": "junk"}'),
];
