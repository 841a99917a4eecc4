import type { Value } from "@rampart/core/value";

/** Marks an {@link Edit}. */
export const EDIT: unique symbol = Symbol("edit");

/**
 * A change that depends on what is there, for what data cannot say: `atLeast(7)`, `each({ encrypted: true })`. It is
 * given the value twice, as it stands in the inputs and to be asked, and answers with the value to put in its place:
 * the one it was given if there is nothing to do.
 */
export interface Edit<T> {
  readonly [EDIT]: (encoded: unknown, value: Value<T>) => unknown;
}

/**
 * What a property is to hold. Of an object, any part: the rest of it stays. A list or a scalar takes the place of
 * what is there; an {@link Edit} decides by what is there.
 */
export type Desired<T> =
  | Edit<T>
  | (T extends readonly (infer Item)[]
      ? readonly Desired<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]?: Desired<T[Key]> }
        : T);

export function isEdit(desired: unknown): desired is Edit<unknown> {
  return typeof desired === "object" && desired !== null && EDIT in desired;
}
