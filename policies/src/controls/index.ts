import type { Control } from "@rampart/core/finding";
import type { Rule } from "@rampart/policy";
import type { Framework } from "./framework.ts";

export type { ControlMapping, Framework } from "./framework.ts";

/** The frameworks that rules are mapped to. */
export const frameworks: readonly Framework[] = [];

const NONE: readonly Control[] = [];

/** The controls by rule id, over all frameworks or those with one of `ids`. */
export function controlsByRule(ids?: readonly string[]): (rule: Pick<Rule, "id">) => readonly Control[] {
  const byRule = new Map<string, Control[]>();
  for (const { id: framework, version, controls } of frameworks) {
    if (ids !== undefined && !ids.includes(framework)) continue;
    for (const [id, { rules }] of Object.entries(controls)) {
      for (const rule of rules) {
        const control = { framework, version, id };
        const known = byRule.get(rule);
        if (known === undefined) byRule.set(rule, [control]);
        else known.push(control);
      }
    }
  }
  return ({ id }) => byRule.get(id) ?? NONE;
}
