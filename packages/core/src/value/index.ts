export type { Hidden } from "./encoding.ts";
export { decode, isUnknownSentinel, SIGNATURE_OF_SECRETS, UNKNOWN } from "./encoding.ts";
export type { Plain } from "./plain.ts";
export type { HiddenProperty, Truth } from "./truth.ts";
export { allOf, anyOf, combine, no, not, undetermined, yes } from "./truth.ts";
export { Value } from "./value.ts";
