/** Reading figures of which some are not known, without taking "not known" for a figure. */
import type { Resource } from "@rampart/core/graph";
import type { HiddenProperty, Truth, Value } from "@rampart/core/value";
import type { Term } from "../worst-case/stream.ts";
import type { Retention, Undetermined } from "./protection.ts";

export const MINUTE: number = 60;
export const HOUR: number = 3600;
export const DAY: number = 86_400;

/** `name#path`: a path of another resource than the one that is looked at. */
export function pathIn(resource: Resource<never> | Resource, path: string): string {
  return `${resource.name}#${path}`;
}

export function hiddenBy(truth: Truth): readonly HiddenProperty[] {
  return truth.state === "unknown" ? truth.hidden : [];
}

/** `truth`, with paths that say which resource they are of. */
export function labelled(resource: Resource<never> | Resource, truth: Truth): Truth {
  if (truth.state === "unknown") {
    const hidden = truth.hidden.map(({ path, reason }) => ({ path: pathIn(resource, path), reason }));
    return { state: "unknown", hidden };
  }
  return { state: truth.state, paths: truth.paths.map((path) => pathIn(resource, path)) };
}

/** The number of `value`, or `fallback` where it is not set. */
export function numberOf(
  owner: Resource<never> | Resource,
  value: Value<number>,
  fallback: number,
): number | Undetermined {
  if (value.isAbsent) return fallback;
  return amountIn(value) ?? unreadable(owner, value);
}

/** The number of `value`, if it is known and can be an amount of something. */
export function amountIn(value: Value<number>): number | undefined {
  const count = value.knownNumber();
  return count !== undefined && Number.isFinite(count) && count >= 0 ? count : undefined;
}

/** The text of `value`; undefined where it is not set. */
export function textOf(
  owner: Resource<never> | Resource,
  value: Value<string>,
): string | undefined | Undetermined {
  if (value.isAbsent) return undefined;
  return value.knownText() ?? unreadable(owner, value);
}

/** The text of `value` for a message, cut where it is long: `fallback` where it is not known, or nobody is to see it. */
export function shownText(value: Value<string>, fallback: string): string {
  return value.isSecret || value.knownText() === undefined ? fallback : value.display();
}

/** Names `value` as what is not known; as malformed where it is known, but of no use. */
export function unreadable(owner: Resource<never> | Resource, value: Value<unknown>): Undetermined {
  const hidden = hiddenBy(value.text(() => true));
  if (hidden.length === 0)
    return { undetermined: [{ path: pathIn(owner, value.path), reason: "malformed" }] };
  return { undetermined: hidden.map(({ path, reason }) => ({ path: pathIn(owner, path), reason })) };
}

/** A vendor's default, and the page that states it. */
export interface Documented {
  readonly seconds: number;
  readonly source: string;
}

/** A part of the way of a recovery point that takes as long as the vendor states. */
export function documentedTerm(name: string, { seconds, source }: Documented): Term {
  return { name, seconds, source };
}

/** `value`, in units of `unit` seconds, as a part of the way of a recovery point. */
export function termOf(
  name: string,
  owner: Resource<never> | Resource,
  value: Value<number>,
  unit: number,
  fallback: Documented,
): Term | Undetermined {
  if (value.isAbsent) return documentedTerm(`${name} (default)`, fallback);
  const count = amountIn(value);
  if (count === undefined) return unreadable(owner, value);
  return { name, seconds: count * unit, source: pathIn(owner, value.path) };
}

/** A retention of `value` days, or of `fallback` days where it is not set; undefined is for ever. */
export function daysKept(
  owner: Resource<never> | Resource,
  value: Value<number>,
  fallback: number | undefined,
): Retention | Undetermined {
  const path = pathIn(owner, value.path);
  if (value.isAbsent) return { seconds: fallback === undefined ? undefined : fallback * DAY, path };
  const days = amountIn(value);
  return days === undefined ? unreadable(owner, value) : { seconds: days * DAY, path };
}
