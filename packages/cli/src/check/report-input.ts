import type { Control } from "@rampart/core/finding";
import type { ResourceGraph } from "@rampart/core/graph";
import { controlsByRule, frameworks } from "@rampart/policies/controls";
import type { Rule } from "@rampart/policy";
import type { ReportInput } from "@rampart/report/input";
import { ownVersion } from "../version.ts";
import type { CheckResult } from "./result.ts";

export interface ReportSource {
  readonly graph: ResourceGraph;
  readonly rules: readonly Rule[];
  readonly stacks: readonly string[];
  /** Only the controls of these frameworks; all where absent. */
  readonly frameworks: readonly string[] | undefined;
}

/** What reports are made of: the result, with the rules that ran and frameworks by the names people know. */
export function reportInput(
  result: CheckResult,
  { graph, rules, stacks, frameworks: asked }: ReportSource,
): ReportInput {
  const controlsOf = controlsByRule(asked);
  const present = new Set(graph.types);
  return {
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, controls: finding.controls.map(named) })),
    rules: rules.map((rule) => {
      const { id, title, severity, rationale, fix, types } = rule;
      // A control that speaks of no resource of this stack is neither met nor missed here.
      const controls = types.filter((type) => present.has(type)).flatMap((type) => controlsOf(rule, type));
      return { id, title, severity, rationale, fix, controls: [...new Set(controls)].map(named) };
    }),
    stacks,
    generatedAt: new Date(),
    version: ownVersion(),
  };
}

const titles: ReadonlyMap<string, string> = new Map(frameworks.map(({ id, title }) => [id, title]));

function named(control: Control): Control {
  return { ...control, framework: titles.get(control.framework) ?? control.framework };
}
