/** How bad it is if a requirement is not met, from the worst down. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Whether `severity` is at least as bad as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/**
 * - `fail`: a known value proves that the requirement is not met;
 * - `undetermined`: what decides is not known yet; the deployed state will tell;
 * - `waived`: it fails, and a waiver that has not expired accepts it;
 * - `error`: the rule itself broke; it says nothing about the resource, and is not a pass.
 */
export type Outcome = "fail" | "undetermined" | "waived" | "error";

/**
 * What a failed rule does: `mandatory` fails the check and stops the deployment, `advisory` only says so, `disabled`
 * does not look.
 */
export type Level = "mandatory" | "advisory" | "disabled";

/** Who accepted a finding, why, and until when. */
export interface Acceptance {
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string;
  /** Last day on which it holds, in UTC: `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A control of a framework that a finding bears on. */
export interface Control {
  readonly framework: string;
  readonly version: string;
  readonly id: string;
}

/** What a rule found on one resource. */
export interface Finding {
  /** Id of the rule, such as `firewall/admin-ports-closed-to-the-internet`. */
  readonly policy: string;
  readonly title: string;
  readonly severity: Severity;
  readonly level: Level;
  readonly outcome: Outcome;
  readonly urn: string;
  readonly type: string;
  /** Property path that proves it, such as `ingress[0].cidrBlocks[1]`. */
  readonly path?: string;
  readonly message: string;
  readonly fix?: string;
  readonly controls: readonly Control[];
  /** Of a waived finding. */
  readonly waiver?: Acceptance;
  /** True where a baseline already holds it: it is shown, and does not fail the check. */
  readonly known?: true;
}

/** Which resources any rule looked at. */
export interface Coverage {
  /** Resources made by a provider and managed by the stack. */
  readonly resources: number;
  /** Those of them that at least one rule looked at. */
  readonly evaluated: number;
  /** Types that no rule looks at, the most frequent first. */
  readonly unchecked: readonly { readonly type: string; readonly count: number }[];
}
