import { SIGNATURE_OF_SECRETS } from "@rampart/core/value";

/** A text that must never come out of a rule. */
export const SECRET_MARKER = "content-of-a-secret";

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
