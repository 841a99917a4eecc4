import { settingsOf } from "@rampart/core/complete-config";
import { isAtLeast, type Severity } from "@rampart/core/finding";
import type { ResourceGraph } from "@rampart/core/graph";
import { controlsByRule } from "@rampart/policies/controls";
import {
  applyBaseline,
  applyWaivers,
  type Baseline,
  type Evaluation,
  evaluate,
  levelsFrom,
  type Rule,
  severityFor,
  stacksOf,
} from "@rampart/policy";
import type { Configuration } from "./configuration.ts";
import { inTiers } from "./selection.ts";

export interface JudgeOptions {
  readonly rules: readonly Rule[];
  readonly configuration: Configuration;
  /** The least severity at which a rule fails the check, unless `rampart.yaml` gives it a level. */
  readonly failOn: Severity | "never";
  readonly tiers: readonly string[] | undefined;
  /** Only findings of this severity and above. */
  readonly severity: Severity | undefined;
  /** Only what these frameworks ask of a type of resource. */
  readonly frameworks: readonly string[] | undefined;
  /** What is known already, and the file it stands in. */
  readonly baseline: { readonly content: Baseline; readonly file: string } | undefined;
}

/** What the rules find in `graph`, after waivers and baseline. */
export function judge(graph: ResourceGraph, options: JudgeOptions): Evaluation {
  const { rules, configuration, failOn, baseline, severity: least } = options;
  const { policies, waivers, file = "" } = configuration;
  const belongs = inTiers(options.tiers, configuration, graph);
  const asksFor = controlsByRule(options.frameworks);
  const settings = settingsOf(configuration);
  const context = { graph, settings };
  const evaluation = evaluate(graph, rules, {
    settings,
    controlsOf: controlsByRule(policies.frameworks.length === 0 ? undefined : policies.frameworks),
    levelOf: levelsFrom(policies, failOn === "never" ? "critical" : failOn),
    appliesTo: (rule, resource) =>
      belongs(resource) &&
      (least === undefined || isAtLeast(severityFor(rule, resource, context), least)) &&
      (options.frameworks === undefined || asksFor(rule, resource.type).length > 0),
  });
  const asked = new Set(rules.map(({ id }) => id));
  const inUse = waivers.filter(({ policy }) => asked.has(policy));
  const today = new Date().toISOString().slice(0, 10);
  const waived = applyWaivers(evaluation.findings, inUse, { graph, today, file });
  const findings =
    baseline === undefined
      ? waived
      : applyBaseline(
          waived,
          baseline.content,
          stacksOf(graph.resources.map(({ urn }) => urn)),
          baseline.file,
        );
  return { ...evaluation, findings };
}
