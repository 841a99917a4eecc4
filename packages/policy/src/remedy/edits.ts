import { type Truth, Value } from "@rampart/core/value";
import { merge } from "./apply.ts";
import { type Desired, EDIT, type Edit } from "./desired.ts";
import { documentIn, isObject, isSealed } from "./sealed.ts";

/** A number that is not below `minimum`; one that is higher stays. */
export function atLeast(minimum: number): Edit<number> {
  return edit((encoded, value) =>
    value.atLeast(minimum).state === "true" ? encoded : merge(encoded, minimum),
  );
}

/** A number that is not above `maximum`; one that is lower stays. */
export function atMost(maximum: number): Edit<number> {
  return edit((encoded, value) =>
    value.atMost(maximum).state === "true" ? encoded : merge(encoded, maximum),
  );
}

/** The first of `values`, unless one of the others is there already. Upper and lower case are the same. */
export function oneOf<T extends string>(...values: readonly [NoInfer<T>, ...NoInfer<T>[]]): Edit<T> {
  return edit((encoded, value) =>
    value.oneOf(values).state === "true" ? encoded : merge(encoded, values[0]),
  );
}

/** A question about a value; items of a list have their position as path: `[2]`. */
type Question<Item> = (item: Value<NonNullable<Item>>) => Truth;

/** `desired` where the answer to `question` about what is there is known to be yes. */
export function when<T>(question: Question<T>, desired: Desired<NoInfer<T>>): Edit<T> {
  return edit((encoded, value) =>
    question(value as Value<NonNullable<T>>).state === "true" ? merge(encoded, desired) : encoded,
  );
}

/** `desired` laid over every item of the list, or over those for which `where` is known to hold. */
export function each<Item>(desired: Desired<NoInfer<Item>>, where?: Question<Item>): Edit<readonly Item[]> {
  return editList<Item>((items) =>
    items.map((item, index) =>
      where === undefined || holds(where, item, index) ? merge(item, desired) : item,
    ),
  );
}

/** The list without the items for which `where` is known to hold. */
export function without<Item>(where: Question<Item>): Edit<readonly Item[]> {
  return editList<Item>((items) =>
    items.filter((item, index) => isSealed(item) || !holds(where, item, index)),
  );
}

/** The list with those of `texts` that are not in it; upper and lower case are the same. */
export function including<Item extends string>(...texts: readonly NoInfer<Item>[]): Edit<readonly Item[]> {
  return editList<Item>((items) => {
    const missing = texts.filter(
      (text) => !items.some((item) => Value.of<string>(item, "").oneOf([text]).state === "true"),
    );
    return [...items, ...missing];
  }, texts);
}

/**
 * The list with `desired` laid over the items whose `key` says the same as that of `desired`, and with `desired` at
 * its end where there is none: a setting or parameter, by its name.
 *
 * @throws {TypeError} if `desired` does not say its `key`.
 */
export function withEntry<Item>(
  key: NoInfer<keyof Item & string>,
  desired: Desired<NoInfer<Item>>,
): Edit<readonly Item[]> {
  const name = isObject(desired) ? desired[key] : undefined;
  if (typeof name !== "string") throw new TypeError(`an entry is found by its ${key}, which is not said`);
  const isNamed: Question<Readonly<Record<string, string>>> = (item) => item.get(key).oneOf([name]);
  return editList<Item>(
    (items) =>
      items.some((item, index) => holds(isNamed, item, index))
        ? items.map((item, index) => (holds(isNamed, item, index) ? merge(item, desired) : item))
        : [...items, merge(undefined, desired)],
    [merge(undefined, desired)],
  );
}

/** One edit after the other. */
export function inTurn<T>(...edits: readonly Edit<NoInfer<T>>[]): Edit<T> {
  return edit((encoded) => edits.reduce<unknown>((current, one) => merge(current, one), encoded));
}

/**
 * `desired` laid over the JSON document that a text holds, which is written anew if that changes it. Text that is no
 * JSON stays.
 */
export function inJson<Document>(desired: Desired<Document>): Edit<string> {
  return edit((encoded) => {
    if (typeof encoded !== "string") return encoded === undefined ? encoded : merge(encoded, desired);
    const document = documentIn(encoded);
    const merged = document === undefined ? undefined : merge(document, desired);
    return Object.is(merged, document) ? encoded : JSON.stringify(merged);
  });
}

function holds<Item>(where: Question<Item>, item: unknown, index: number): boolean {
  return where(Value.of<NonNullable<Item>>(item, `[${index}]`)).state === "true";
}

/** `ofNone` stands where no list is; a single value counts as a list of one, as in questions. */
function editList<Item>(
  revise: (items: readonly unknown[]) => readonly unknown[],
  ofNone?: readonly unknown[],
): Edit<readonly Item[]> {
  return edit((encoded) => {
    if (encoded === undefined) return ofNone;
    const isList = Array.isArray(encoded);
    const items: readonly unknown[] = isList ? encoded : [encoded];
    const revised = revise(items);
    if (!isList && revised.length === 1) return revised[0];
    const isSame =
      revised.length === items.length && revised.every((item, index) => Object.is(item, items[index]));
    return isSame ? encoded : revised;
  });
}

function edit<T>(revise: (encoded: unknown, value: Value<T>) => unknown): Edit<T> {
  return { [EDIT]: revise };
}
