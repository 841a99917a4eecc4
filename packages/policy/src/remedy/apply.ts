import { Value } from "@rampart/core/value";
import { type Desired, EDIT, isEdit } from "./desired.ts";
import { isObject, isSealed } from "./sealed.ts";

/**
 * The inputs of a resource, in Pulumi's encoding, with `desired` laid over them:
 *
 * - objects are merged key by key, at any depth; keys that `desired` does not name stay;
 * - lists and scalars of `desired` take the place of what is there, whatever its type, also of null;
 * - a scalar that says the same already, if only as text (`"true"`), stays as it is;
 * - an {@link Edit} is asked; what it leaves unset is not set;
 * - secrets, values that are not known yet, assets and references to resources stay as they are, and so does all
 *   inside them; a list that holds one is not replaced.
 *
 * `inputs` are not changed: what stays is shared with the answer, and where nothing changes the answer is `inputs`
 * itself. Doing it twice comes to the same as once.
 */
export function applyRemedy<Properties>(
  inputs: Readonly<Record<string, unknown>>,
  desired: Desired<Properties>,
): Readonly<Record<string, unknown>> {
  const merged = merge(inputs, desired);
  return isObject(merged) ? merged : inputs;
}

/** `current`, in Pulumi's encoding, with `desired` laid over it. */
export function merge(current: unknown, desired: unknown): unknown {
  if (isSealed(current)) return current;
  if (isEdit(desired)) return desired[EDIT](current ?? undefined, Value.of(current, ""));
  if (isObject(desired) && !Array.isArray(current)) return mergeObject(current, desired);
  const wanted = isObject(desired)
    ? mergeObject(undefined, desired)
    : Array.isArray(desired)
      ? desired.map((item: unknown) => merge(undefined, item))
      : desired;
  return saysTheSame(current, wanted) || holdsSealed(current) ? current : wanted;
}

function holdsSealed(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => isSealed(inner) || holdsSealed(inner));
}

function mergeObject(current: unknown, desired: Readonly<Record<string, unknown>>): unknown {
  const object = isObject(current) ? current : {};
  const changed = Object.entries(desired).flatMap(([key, wanted]) => {
    const own = Object.hasOwn(object, key) ? object[key] : undefined;
    const merged = wanted === undefined ? own : merge(own, wanted);
    return Object.is(merged, own) ? [] : [[key, merged] as const];
  });
  if (changed.length === 0) return current;
  return { ...object, ...Object.fromEntries(changed) };
}

/** Whether the values are equal, scalars also if one is written as text. */
export function saysTheSame(current: unknown, desired: unknown): boolean {
  if (Object.is(current, desired)) return true;
  if (Array.isArray(desired)) {
    return (
      Array.isArray(current) &&
      current.length === desired.length &&
      desired.every((item, index) => saysTheSame(current[index], item))
    );
  }
  if (isObject(desired)) {
    const keys = Object.keys(desired);
    return (
      isObject(current) &&
      Object.keys(current).length === keys.length &&
      keys.every((key) => Object.hasOwn(current, key) && saysTheSame(current[key], desired[key]))
    );
  }
  if (current === undefined || current === null || typeof current === "object") return false;
  return String(current) === String(desired);
}
