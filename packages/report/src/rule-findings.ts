import { type Finding, SEVERITIES, type Severity } from "@rampart/core/finding";
import type { ReportInput, ReportRule } from "./report-input.ts";

/** A rule with what it found. */
export interface RuleFindings {
  readonly rule: ReportRule;
  readonly findings: readonly Finding[];
}

/**
 * Every rule with its findings, which may be none: the worst first, then by id. A rule counts as bad as the worst that
 * it found: what a workload is promised may make a finding worse or milder than its rule is in general.
 */
export function findingsByRule(input: Pick<ReportInput, "findings" | "rules">): readonly RuleFindings[] {
  const found = Map.groupBy(input.findings, ({ policy }) => policy);
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  for (const [id, findings] of found) {
    const [first] = findings;
    if (first !== undefined && !rules.has(id)) rules.set(id, ruleOf(first));
  }
  return [...rules.values()]
    .map((rule) => withFindings(rule, found.get(rule.id) ?? []))
    .toSorted((a, b) => rank(a.rule.severity) - rank(b.rule.severity) || (a.rule.id < b.rule.id ? -1 : 1));
}

function withFindings(rule: ReportRule, findings: readonly Finding[]): RuleFindings {
  const failed = findings.filter(({ outcome }) => outcome === "fail");
  const telling = failed.length > 0 ? failed : findings;
  const worst = SEVERITIES.find((severity) => telling.some((finding) => finding.severity === severity));
  return { rule: worst === undefined ? rule : { ...rule, severity: worst }, findings };
}

/** What a finding tells of a rule that is not among those that ran, such as one of the check itself. */
function ruleOf({ policy, title, severity, fix, controls }: Finding): ReportRule {
  return { id: policy, title, severity, rationale: "", fix: fix ?? "", controls };
}

/** 0 for the worst. */
function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** The part of a rule's id before the slash; `other` for an id that is not of that form. */
export function domainOf(ruleId: string): string {
  return /^([a-z][a-z0-9-]*)\//.exec(ruleId)?.[1] ?? "other";
}
