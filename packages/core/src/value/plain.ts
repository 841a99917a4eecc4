interface OutputLike {
  apply(...args: never[]): unknown;
}

/** True for `any` only. */
type IsAny<T> = 0 extends 1 & T ? true : false;

/**
 * What a Pulumi argument type holds once it is resolved: promises and outputs are dropped, objects and lists
 * keep their shape. Nothing is optional: a {@link Value} of it tells what is set. Works on any `…Args` type of a Pulumi SDK without importing one.
 */
export type Plain<T> =
  IsAny<T> extends true
    ? unknown
    : T extends string | number | boolean | bigint | null | undefined
      ? T
      : T extends PromiseLike<unknown> | OutputLike
        ? never
        : T extends readonly (infer Item)[]
          ? readonly Plain<Item>[]
          : T extends object
            ? { readonly [Key in keyof T]-?: Plain<NonNullable<T[Key]>> }
            : T;
