import type { Finding, Level, Severity } from "@rampart/core/finding";

/** What the engine shows of a finding, under the rule's own name. */
export interface Diagnostic {
  readonly policy: string;
  readonly description: string;
  readonly message: string;
  readonly level: Exclude<Level, "disabled">;
  readonly severity: Severity;
  readonly urn: string;
}

/**
 * What the engine is told of `finding`. Only what is proven wrong, and accepted by nobody, may stop a deployment; the
 * rest is told, and lets it pass.
 */
export function diagnosticOf(finding: Finding): Diagnostic {
  const { policy, title, severity, outcome, level, urn } = finding;
  const stops = outcome === "fail" && level === "mandatory";
  return {
    policy,
    description: title,
    message: messageOf(finding),
    level: stops ? "mandatory" : "advisory",
    severity: outcome === "fail" ? severity : "low",
    urn,
  };
}

function messageOf({ title, outcome, message, path, fix, waiver }: Finding): string {
  if (outcome === "waived" && waiver !== undefined) {
    const { owner, ticket, expires, reason } = waiver;
    return `waived until ${expires} by ${owner} (${ticket}: ${reason}): ${message}`;
  }
  if (outcome !== "fail") return `${outcome}: ${message}`;
  const proof = path === undefined ? message : `${message} (${path})`;
  return [title, proof, ...(fix === undefined ? [] : [`Fix: ${fix}`])].join("\n");
}
