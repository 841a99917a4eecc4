import type { Acceptance, Control, Coverage, Finding, Severity } from "@rampart/core/finding";

/** Everything a report shows. The result of a check, with the rules that ran and where it comes from. */
export interface ReportInput {
  /** Sorted for reading: the worst first, then by rule, then by resource. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly summary: ReportSummary;
  /** The rules that ran. A finding whose rule is not among them is still reported. */
  readonly rules: readonly ReportRule[];
  /** What was checked, such as `orders/prod`. */
  readonly stacks: readonly string[];
  readonly generatedAt: Date;
  /** Version of Rampart. */
  readonly version: string;
  /** All waivers, whether they apply or not; those of the findings where absent. */
  readonly waivers?: readonly ReportWaiver[];
}

export interface ReportSummary {
  /** Failed findings by severity. */
  readonly failed: Readonly<Record<Severity, number>>;
  readonly undetermined: number;
  readonly waived: number;
  readonly errors: number;
  /** How often a rule looked at a resource and was satisfied. */
  readonly passed: number;
}

export interface ReportRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly fix: string;
  /** The controls it bears on; where absent, those its findings name. */
  readonly controls?: readonly Control[];
  /** How many resources satisfied it, if that was counted. */
  readonly passed?: number;
  /** Its page, as an http or https address. */
  readonly url?: string;
}

/** A waiver as it stands in the settings, and what became of it. */
export interface ReportWaiver extends Acceptance {
  readonly policy: string;
  readonly scope: {
    readonly urn?: string;
    readonly type?: string;
    readonly tag?: { readonly key: string; readonly value: string };
  };
  readonly state: "in use" | "expired" | "unmatched";
}
