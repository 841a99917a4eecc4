import { type Finding, type Outcome, SEVERITIES, type Severity } from "@rampart/core/finding";

export const OUTCOMES: readonly Outcome[] = ["fail", "undetermined", "waived", "error"];

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  fail: "failed",
  undetermined: "undetermined",
  waived: "waived",
  error: "check broke",
};

export function ofOutcome(findings: readonly Finding[], outcome: Outcome): readonly Finding[] {
  return findings.filter((finding) => finding.outcome === outcome);
}

/** How many failed, by severity. */
export function failedBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const failed = ofOutcome(findings, "fail");
  return Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      failed.filter((finding) => finding.severity === severity).length,
    ]),
  ) as Record<Severity, number>;
}
