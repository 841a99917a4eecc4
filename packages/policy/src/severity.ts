/** How bad a finding is: as its rule says, unless the promises for the workload make more or less of it. */
import type { Objectives } from "@rampart/core/config";
import { SEVERITIES, type Severity } from "@rampart/core/finding";
import type { Resource } from "@rampart/core/graph";
import { parseDuration } from "@rampart/core/units";
import { objectivesFor } from "./objectives.ts";
import type { GraphRuleContext, Rule } from "./rule.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Recovery point objectives up to this one make findings a step worse. */
export const STRICT_RPO: number = HOUR;
/** Recovery point objectives beyond this one make findings a step milder, where nothing else is promised. */
const LAX_RPO = DAY;

/**
 * How bad it is that a requirement is not met by something for which `objectives` are promised, if it is as bad as
 * `own` otherwise. A step worse where at most an hour of data may be lost; a step milder where neither a recovery
 * point within a day, nor a retention, nor a copy is promised; else as it is.
 */
export function severityInTier(own: Severity, objectives: Objectives): Severity {
  const { rpo, retention, copies } = objectives;
  const seconds = rpo === undefined ? Infinity : parseDuration(rpo);
  const isLax = seconds > LAX_RPO && retention === undefined && copies === undefined;
  if (seconds <= STRICT_RPO) return moved(own, -1);
  return isLax ? moved(own, 1) : own;
}

function moved(severity: Severity, steps: number): Severity {
  const index = SEVERITIES.indexOf(severity) + steps;
  return SEVERITIES[Math.min(Math.max(index, 0), SEVERITIES.length - 1)] ?? severity;
}

/** {@link severityInTier} of the workload that the resource belongs to; the rule's own where it belongs to none. */
export function severityByTier(own: Severity, resource: Resource, context: GraphRuleContext): Severity {
  const objectives = objectivesFor(resource, context);
  return objectives === undefined ? own : severityInTier(own, objectives);
}

/** How bad what `rule` finds on `resource` is. */
export function severityFor(
  rule: Pick<Rule, "severity" | "severityOf">,
  resource: Resource,
  context: GraphRuleContext,
): Severity {
  return rule.severityOf?.(rule.severity, resource, context) ?? rule.severity;
}

/** `rule` with a severity that somebody has decided on, whatever is promised. */
export function withSeverity(rule: Rule, severity: Severity): Rule {
  const { severityOf: _, ...rest } = rule;
  return { ...rest, severity };
}
