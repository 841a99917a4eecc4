import { describeChange, type PropertyChange } from "@rampart/core/changes";
import type { Resource } from "@rampart/core/graph";
import type { Rule } from "../rule.ts";
import { applyRemedy } from "./apply.ts";
import { changesBetween } from "./changes.ts";

/** A resource as a remedy leaves it. */
export interface Remediation {
  /** Its inputs, in Pulumi's encoding. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly changes: readonly PropertyChange[];
  /** Present where the provider must replace the resource: what that means and how to go about it. */
  readonly replaces?: string;
  /** The changes for people, one a line; without secrets. */
  readonly description: string;
}

/**
 * What the remedy of `rule` makes of `resource`; undefined where it has none or nothing is left to change. Whether
 * the resource fails the rule is for the caller to know: a remedy is for those that do. A remedy that breaks counts
 * as none. A rule of scope `graph` is known to fail only where the whole stack is seen.
 */
export function remedyOf(rule: Rule, resource: Resource): Remediation | undefined {
  try {
    return remediate(rule, resource);
  } catch {
    return undefined;
  }
}

/** The same; throws if the remedy does. */
export function remediate(rule: Rule, resource: Resource): Remediation | undefined {
  const remedy = rule.remedies?.get(resource.type);
  const chosen = typeof remedy === "function" ? remedy(resource) : remedy;
  if (chosen === undefined) return undefined;
  const before = resource.encodedInputs;
  const inputs = applyRemedy(before, chosen.set);
  if (inputs === before) return undefined;
  const changes = changesBetween(before, inputs);
  if (changes.length === 0) return undefined;
  return {
    inputs,
    changes,
    ...(chosen.replaces === undefined ? {} : { replaces: chosen.replaces }),
    description: changes.map(describeChange).join("\n"),
  };
}
