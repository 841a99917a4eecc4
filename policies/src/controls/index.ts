import type { Control } from "@rampart/core/finding";
import type { Rule } from "@rampart/policy";
import { cisAwsFoundations } from "./cis-aws-foundations-5.0.0.ts";
import { cisAzureFoundations } from "./cis-azure-foundations-5.0.0.ts";
import type { Framework } from "./framework.ts";
import { iso27001 } from "./iso-27001-2022.ts";
import { nist80053 } from "./nist-800-53-r5.ts";
import { soc2 } from "./soc-2-2017.ts";

export type { ControlMapping, Framework } from "./framework.ts";

/** The frameworks that rules are mapped to. */
export const frameworks: readonly Framework[] = [
  cisAwsFoundations,
  cisAzureFoundations,
  nist80053,
  iso27001,
  soc2,
];

interface Bearing {
  readonly control: Control;
  readonly types: ReadonlySet<string> | undefined;
}

/**
 * The controls by rule id, over all frameworks or those with one of `ids`. For a finding on a resource of `type`, only
 * those that speak of such resources: what is wrong with a cache says nothing of a control on relational databases.
 */
export function controlsByRule(
  ids?: readonly string[],
): (rule: Pick<Rule, "id">, type?: string) => readonly Control[] {
  const bearings = new Map<string, Bearing[]>();
  for (const { id: framework, version, controls } of frameworks) {
    if (ids !== undefined && !ids.includes(framework)) continue;
    for (const [id, { rules, types }] of Object.entries(controls)) {
      const bearing = { control: { framework, version, id }, types: types && new Set(types) };
      for (const rule of rules) {
        const known = bearings.get(rule);
        if (known === undefined) bearings.set(rule, [bearing]);
        else known.push(bearing);
      }
    }
  }
  const answers = new Map<string, readonly Control[]>();
  return ({ id }, type) => {
    const question = `${id} ${type}`;
    const known = answers.get(question);
    if (known !== undefined) return known;
    const controls = (bearings.get(id) ?? [])
      .filter(({ types }) => type === undefined || types === undefined || types.has(type))
      .map(({ control }) => control);
    answers.set(question, controls);
    return controls;
  };
}
