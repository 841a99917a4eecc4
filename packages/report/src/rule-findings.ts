import { type Finding, SEVERITIES, type Severity } from "@rampart/core/finding";
import type { ReportInput, ReportRule } from "./report-input.ts";

/** A rule with what it found. */
export interface RuleFindings {
  readonly rule: ReportRule;
  readonly findings: readonly Finding[];
}

/** Every rule with its findings, which may be none: the worst first, then by id. */
export function findingsByRule(input: Pick<ReportInput, "findings" | "rules">): readonly RuleFindings[] {
  const found = Map.groupBy(input.findings, ({ policy }) => policy);
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  for (const [id, findings] of found) {
    const [first] = findings;
    if (first !== undefined && !rules.has(id)) rules.set(id, ruleOf(first));
  }
  return [...rules.values()]
    .toSorted((a, b) => rank(a.severity) - rank(b.severity) || (a.id < b.id ? -1 : 1))
    .map((rule) => ({ rule, findings: found.get(rule.id) ?? [] }));
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
