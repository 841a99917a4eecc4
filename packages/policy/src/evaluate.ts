import type { Control, Coverage, Finding } from "@rampart/core/finding";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Settings } from "@rampart/core/settings";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import type { HiddenProperty } from "@rampart/core/value";
import type { GraphRuleContext, Rule } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export interface EvaluateOptions {
  readonly settings?: Settings;
  /** The controls a rule bears on; none by default. */
  readonly controlsOf?: (rule: Rule) => readonly Control[];
}

export interface Evaluation {
  /** In the order of the resources in the graph, and of the rules for each. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** How often a rule looked at a resource and was satisfied. */
  readonly passed: number;
}

/**
 * Asks every rule about every resource it looks at. A rule that throws gives one finding with outcome `error` for
 * that resource, and never stops the others.
 */
export function evaluate(
  graph: ResourceGraph,
  rules: readonly Rule[],
  options: EvaluateOptions = {},
): Evaluation {
  const context: GraphRuleContext = { graph, settings: options.settings ?? DEFAULT_SETTINGS };
  const controlsOf = options.controlsOf ?? (() => []);
  const rulesByType = indexByType(rules);
  const findings: Finding[] = [];
  const unchecked = new Map<string, number>();
  let resources = 0;
  let evaluated = 0;
  let passed = 0;

  for (const resource of graph.resources) {
    if (!resource.isManaged) continue;
    const applicable = rulesByType.get(resource.type);
    if (resource.isCustom) {
      resources += 1;
      if (applicable !== undefined) evaluated += 1;
      else unchecked.set(resource.type, (unchecked.get(resource.type) ?? 0) + 1);
    }
    for (const rule of applicable ?? []) {
      const found = ask(rule, resource, context, controlsOf);
      if (found === "pass") passed += 1;
      else findings.push(...found);
    }
  }
  const byCount = [...unchecked].map(([type, count]) => ({ type, count }));
  byCount.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  return { findings, coverage: { resources, evaluated, unchecked: byCount }, passed };
}

function indexByType(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const type of rule.types) {
      const known = index.get(type);
      if (known === undefined) index.set(type, [rule]);
      else known.push(rule);
    }
  }
  return index;
}

function ask(
  rule: Rule,
  resource: Resource,
  context: GraphRuleContext,
  controlsOf: (rule: Rule) => readonly Control[],
): readonly Finding[] | "pass" {
  let verdicts: readonly Verdict[];
  try {
    verdicts = rule.check(resource, context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the rule itself broke (${reason}); this is a defect of the rule, please report it`;
    return [finding(rule, resource, controlsOf, { outcome: "error", message })];
  }
  const found: Finding[] = [];
  for (const verdict of verdicts) {
    if (verdict.outcome === "fail") found.push(finding(rule, resource, controlsOf, verdict));
  }
  // What is proven wrong is wrong, whatever else is not known.
  if (found.length > 0) return found;
  const hidden = verdicts.flatMap((verdict) => (verdict.outcome === "undetermined" ? verdict.hidden : []));
  if (hidden.length > 0) return [finding(rule, resource, controlsOf, undeterminedBy(hidden))];
  return verdicts.length > 0 ? "pass" : [];
}

type Found = Pick<Finding, "outcome" | "message"> & { readonly path?: string };

function finding(
  rule: Rule,
  resource: Resource,
  controlsOf: (rule: Rule) => readonly Control[],
  { outcome, message, path }: Found,
): Finding {
  return {
    policy: rule.id,
    title: rule.title,
    severity: rule.severity,
    outcome,
    urn: resource.urn,
    type: resource.type,
    ...(path === undefined ? {} : { path }),
    message,
    fix: rule.fix,
    controls: controlsOf(rule),
  };
}

const REASONS = {
  computed: "is not known before the deployment",
  secret: "is a secret whose content is not readable here",
  malformed: "is not of the type this property has",
} as const;

function undeterminedBy(hidden: readonly HiddenProperty[]): Found {
  const reasons = new Map(hidden.map(({ path, reason }) => [path, reason]));
  const message = [...reasons]
    .map(([path, reason]) => `${path || "the resource"} ${REASONS[reason]}`)
    .join("; ");
  const [path] = reasons.keys();
  return { outcome: "undetermined", message, ...(path ? { path } : {}) };
}
