import { isDeepStrictEqual } from "node:util";

/** How to compare and show values that may be more than plain JSON. */
export interface Encoding {
  /** Whether two values say the same. */
  isSame(one: unknown, other: unknown): boolean;
  /** Whether an object stands for one value, so that it is compared as a whole. */
  isOpaque(object: object): boolean;
  /** The object or list that `value` is another way of writing; undefined if there is none. */
  contentOf(value: unknown): unknown;
  /** `value` for people and for reports. */
  shown(value: unknown): unknown;
}

/** Plain JSON: what is written is what is meant. */
export const PLAIN: Encoding = {
  isSame: isDeepStrictEqual,
  isOpaque: () => false,
  contentOf: () => undefined,
  shown: (value) => value,
};

/** Whether `value` is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
