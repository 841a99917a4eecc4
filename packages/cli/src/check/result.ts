import type { Coverage, Finding, Severity } from "@rampart/core/finding";
import { SEVERITIES } from "@rampart/core/finding";
import type { Evaluation, Fix } from "@rampart/policy";

/** Changes only when a reader of the JSON would have to change. */
const SCHEMA_VERSION = 1;

/** What `rampart check --format json` prints. Its schema is published: `schema/check-result.schema.json`. */
export interface CheckResult {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** What remedies would change, where `--fix-preview` asks for it. */
  readonly fixes?: readonly Fix[];
  readonly summary: Summary;
}

interface Summary {
  /** Failed findings by severity. */
  readonly failed: Readonly<Record<Severity, number>>;
  readonly undetermined: number;
  readonly waived: number;
  readonly errors: number;
  readonly passed: number;
}

/** Findings sorted for reading: the worst first, then by rule, then by resource. */
export function toResult({ findings, coverage, passed }: Evaluation): CheckResult {
  const rank = new Map(SEVERITIES.map((severity, index) => [severity, index]));
  const sorted = findings.toSorted(
    (a, b) =>
      (rank.get(a.severity) ?? 0) - (rank.get(b.severity) ?? 0) ||
      compare(a.policy, b.policy) ||
      compare(a.urn, b.urn) ||
      compare(a.path ?? "", b.path ?? ""),
  );
  const count = (outcome: Finding["outcome"]): number =>
    findings.filter((finding) => finding.outcome === outcome).length;
  const failed = Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      findings.filter((finding) => finding.outcome === "fail" && finding.severity === severity).length,
    ]),
  ) as Record<Severity, number>;
  return {
    schemaVersion: SCHEMA_VERSION,
    findings: sorted,
    coverage,
    summary: {
      failed,
      undetermined: count("undetermined"),
      waived: count("waived"),
      errors: count("error"),
      passed,
    },
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
