/** What is not known yet, and may turn out to be a weakness. */
import type { Resource } from "@rampart/core/graph";
import type { HiddenProperty, Value } from "@rampart/core/value";

interface Branch {
  readonly [key: string]: Branch | undefined;
}

/** Those of the values at `path` that are not known; every element of the lists on the way is looked at. */
export function hiddenAt(
  resource: Resource<never> | Resource,
  ...path: readonly string[]
): readonly HiddenProperty[] {
  const values = path.reduce<readonly Value<unknown>[]>(
    (found, key) => found.flatMap((value) => (value as Value<Branch>).items().map((item) => item.get(key))),
    [(resource as Resource).inputs],
  );
  return values.flatMap((value) => (value as Value<readonly unknown[]>).items()).flatMap(hiddenIn);
}

/** Why `value` itself cannot be read, if it cannot. */
export function hiddenIn(value: Value<unknown>): readonly HiddenProperty[] {
  if (!value.isHidden) return [];
  const truth = value.text(() => true);
  return truth.state === "unknown" ? truth.hidden : [];
}

/** `hidden`, with paths that say which other resource they are of. */
export function of(
  resource: Resource<never> | Resource,
  hidden: readonly HiddenProperty[],
): readonly HiddenProperty[] {
  return hidden.map((one) => ({ ...one, path: `${resource.name}#${one.path}` }));
}
