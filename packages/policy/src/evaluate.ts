import type { Control, Coverage, Finding, Level, Severity } from "@rampart/core/finding";
import type { Resource, ResourceGraph } from "@rampart/core/graph";
import type { Settings } from "@rampart/core/settings";
import { DEFAULT_SETTINGS } from "@rampart/core/settings";
import type { HiddenProperty } from "@rampart/core/value";
import type { GraphRuleContext, Rule } from "./rule.ts";
import { severityFor } from "./severity.ts";
import type { Verdict } from "./verdict.ts";

export interface EvaluateOptions {
  readonly settings?: Settings;
  /** The controls a rule bears on for a type of resource; none by default. */
  readonly controlsOf?: (rule: Rule, type: string) => readonly Control[];
  /** What a failure of a severity does; `mandatory` by default. A disabled rule is not asked. */
  readonly levelOf?: (rule: Rule, severity: Severity) => Level;
  /** Leaves a rule out for a resource it would look at; none by default. */
  readonly appliesTo?: (rule: Rule, resource: Resource) => boolean;
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
  const { appliesTo = () => true } = options;
  const rulesByType = indexByType(rules);
  const findings: Finding[] = [];
  let passed = 0;

  for (const resource of graph.resources) {
    if (!resource.isManaged) continue;
    const applicable = rulesByType.get(resource.type);
    for (const rule of applicable ?? []) {
      if (!appliesTo(rule, resource)) continue;
      const found = judge(rule, resource, context, options);
      if (found === "pass") passed += 1;
      else findings.push(...found);
    }
  }
  // What rules followed to a resource, such as a bucket's versioning, they looked at as part of it.
  const followed = graph.references.typesFollowed;
  return {
    findings,
    coverage: coverageOf(graph, (type) => rulesByType.has(type) || followed.has(type)),
    passed,
  };
}

function coverageOf(graph: ResourceGraph, isLookedAt: (type: string) => boolean): Coverage {
  const managed = graph.resources.filter((resource) => resource.isManaged && resource.isCustom);
  const left = managed.filter(({ type }) => !isLookedAt(type));
  const unchecked = [...Map.groupBy(left, ({ type }) => type)].map(([type, { length: count }]) => ({
    type,
    count,
  }));
  unchecked.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  return { resources: managed.length, evaluated: managed.length - left.length, unchecked };
}

/** The rules that look at each type of resource, in their order. */
export function indexByType(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
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

/** What one rule finds on one resource; an empty list if it has nothing to say. It never throws. */
export function judge(
  rule: Rule,
  resource: Resource,
  context: GraphRuleContext,
  options: EvaluateOptions = {},
): readonly Finding[] | "pass" {
  const describe = (found: Found, severity: Severity): Finding =>
    toFinding(rule, severity, resource, found, options);
  try {
    const found = foundBy(rule.check(resource, context));
    if (found === "pass") return found;
    if (found.length === 0) return [];
    const severity = severityFor(rule, resource, context);
    return found.map((one) => describe(one, severity));
  } catch (error) {
    const message = `the rule itself broke (${reasonOf(error)}); this is a defect of the rule, please report it`;
    return [describe({ outcome: "error", message }, rule.severity)];
  }
}

/**
 * What several verdicts on one resource come to: what is proven wrong is wrong, whatever else is not known.
 *
 * @throws {TypeError} if one of them is no verdict, as a rule in plain JavaScript may answer.
 */
function foundBy(verdicts: readonly Verdict[]): readonly Found[] | "pass" {
  if (verdicts.every(({ outcome }) => outcome === "pass")) return verdicts.length > 0 ? "pass" : [];
  const failed = verdicts.filter((verdict) => verdict.outcome === "fail");
  if (failed.length > 0) return failed;
  const undetermined = verdicts.filter((verdict) => verdict.outcome === "undetermined");
  if (undetermined.length > 0) {
    return [
      undeterminedBy(
        undetermined.flatMap(({ hidden }) => hidden),
        undetermined.flatMap(({ why }) => why ?? []),
      ),
    ];
  }
  throw new TypeError("its answer is no verdict");
}

/** The message of a parser quotes what it parsed, which may be a secret. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return error.name;
  return error instanceof Error ? error.message : String(error);
}

type Found = Pick<Finding, "outcome" | "message"> & { readonly path?: string };

function toFinding(
  rule: Rule,
  severity: Severity,
  { urn, type }: Resource,
  { outcome, message, path }: Found,
  { controlsOf, levelOf }: EvaluateOptions,
): Finding {
  return {
    policy: rule.id,
    title: rule.title,
    severity,
    level: levelOf?.(rule, severity) ?? "mandatory",
    outcome,
    urn,
    type,
    ...(path === undefined ? {} : { path }),
    message,
    fix: rule.fix,
    controls: controlsOf?.(rule, type) ?? [],
  };
}

const REASONS = {
  computed: "is not known before the deployment",
  secret: "is a secret whose content is not readable here",
  malformed: "is not of the type this property has",
} as const;

function undeterminedBy(hidden: readonly HiddenProperty[], whys: readonly string[]): Found {
  const reasons = new Map(hidden.map(({ path, reason }) => [path, reason]));
  const message = [
    ...[...reasons].map(([path, reason]) => `${path || "the resource"} ${REASONS[reason]}`),
    ...new Set(whys),
  ].join("; ");
  const [path] = reasons.keys();
  return {
    outcome: "undetermined",
    message: message || "what decides is not known",
    ...(path ? { path } : {}),
  };
}
