import type { Policies } from "@rampart/core/config";
import { type Control, isAtLeast, type Level, type Severity } from "@rampart/core/finding";
import { domainOf, type Rule } from "../rule.ts";
import { withSeverity } from "../severity.ts";

/** Which rules a pack has. What is left out does not restrict. */
export interface Selection {
  readonly domains?: readonly string[];
  /** This severity and those above it. A rule whose findings differ in severity is in any such pack. */
  readonly severity?: Severity;
  /** Rules that bear on a control of one of these frameworks. */
  readonly frameworks?: readonly string[];
  /** Ids of rules. */
  readonly rules?: readonly string[];
}

/** The rules of a pack, in the order given. */
export function selectRules(
  rules: readonly Rule[],
  selection: Selection,
  controlsOf: (rule: Pick<Rule, "id">) => readonly Control[],
): readonly Rule[] {
  const { domains, severity, frameworks, rules: ids } = selection;
  return rules.filter(
    (rule) =>
      (domains === undefined || domains.includes(domainOf(rule))) &&
      (severity === undefined || rule.severityOf !== undefined || isAtLeast(rule.severity, severity)) &&
      (frameworks === undefined ||
        controlsOf(rule).some(({ framework }) => frameworks.includes(framework))) &&
      (ids === undefined || ids.includes(rule.id)),
  );
}

/** The rules as `rampart.yaml` wants them: without the disabled ones, with the severities it gives. */
export function configureRules(rules: readonly Rule[], policies: Policies = {}): readonly Rule[] {
  return rules.flatMap((rule) => {
    const settings = policies.rules?.[rule.id];
    if (settings?.level === "disabled") return [];
    return settings?.severity === undefined ? [rule] : [withSeverity(rule, settings.severity)];
  });
}

/**
 * What a finding of a rule does: as `rampart.yaml` says for the rule, else mandatory from the severity `failOn` up.
 */
export function levelsFrom(policies: Policies, failOn: Severity): (rule: Rule, severity?: Severity) => Level {
  return (rule, severity = rule.severity) =>
    policies.rules?.[rule.id]?.level ?? (isAtLeast(severity, failOn) ? "mandatory" : "advisory");
}
