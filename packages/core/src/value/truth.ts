/**
 * Three-valued truth (Kleene's strong logic) that remembers which properties decided it.
 * Before a deployment many values are not known; an answer is given only where the known ones prove it.
 */
import type { Hidden } from "./encoding.ts";

/** A property whose value could not be read, and why. */
export interface HiddenProperty {
  readonly path: string;
  readonly reason: Hidden;
}

/** True, false, or not to be told from what is known. */
export type Truth =
  | { readonly state: "true"; readonly paths: readonly string[] }
  | { readonly state: "false"; readonly paths: readonly string[] }
  | { readonly state: "unknown"; readonly hidden: readonly HiddenProperty[] };

/** True; `paths` are the properties that prove it. */
export function yes(...paths: readonly string[]): Truth {
  return { state: "true", paths };
}

/** False; `paths` are the properties that prove it. */
export function no(...paths: readonly string[]): Truth {
  return { state: "false", paths };
}

/** Not to be told while `hidden` cannot be read. */
export function undetermined(...hidden: readonly HiddenProperty[]): Truth {
  return { state: "unknown", hidden };
}

export function not(truth: Truth): Truth {
  if (truth.state === "unknown") return truth;
  return truth.state === "true" ? no(...truth.paths) : yes(...truth.paths);
}

/** True if all are; false as soon as one is known to be false; true for none. */
export function allOf(...truths: readonly Truth[]): Truth {
  return combine(truths, "false");
}

/** True as soon as one is known to be true; false if all are false; false for none. */
export function anyOf(...truths: readonly Truth[]): Truth {
  return combine(truths, "true");
}

/**
 * The truth of a conjunction (`decisive` "false") or disjunction (`decisive` "true"). Reads no further than it
 * has to.
 */
export function combine(truths: Iterable<Truth>, decisive: "true" | "false"): Truth {
  const paths: string[] = [];
  const hidden: HiddenProperty[] = [];
  let isKnown = true;
  for (const truth of truths) {
    if (truth.state === decisive) return truth;
    if (truth.state === "unknown") {
      isKnown = false;
      for (const property of truth.hidden) hidden.push(property);
    } else for (const path of truth.paths) paths.push(path);
  }
  if (!isKnown) return { state: "unknown", hidden };
  return { state: decisive === "true" ? "false" : "true", paths };
}
