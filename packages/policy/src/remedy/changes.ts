import { changesBetween as compare, type Encoding, type PropertyChange } from "@rampart/core/changes";
import { isUnknownSentinel } from "@rampart/core/value";
import { saysTheSame } from "./apply.ts";
import { documentIn, isSealed } from "./sealed.ts";

const DEEPEST = 20;

const PULUMI: Encoding = {
  isSame: saysTheSame,
  isOpaque: isSealed,
  contentOf: documentIn,
  shown: (value) => shown(value),
};

/**
 * What changed between two values in Pulumi's encoding, property by property. Secrets and what is not known yet are
 * shown as `[secret]` and `[unknown]`.
 */
export function changesBetween(before: unknown, after: unknown): readonly PropertyChange[] {
  return compare(before, after, PULUMI);
}

/** `value` for people and for reports, without secrets. */
function shown(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return isUnknownSentinel(value) ? "[unknown]" : value;
  if (typeof value !== "object" || value === null) return value;
  if (isSealed(value)) return "[secret]";
  if (depth >= DEEPEST) return "[…]";
  if (Array.isArray(value)) return value.map((item) => shown(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item, depth + 1)]));
}
