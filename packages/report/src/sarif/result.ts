import type { Acceptance, Finding } from "@rampart/core/finding";
import type { Notification, Result } from "sarif";

import { resourceName, shortType } from "../resource-text.ts";
import type { Fingerprints } from "./fingerprint.ts";
import { locationOf } from "./location.ts";
import type { SarifOptions } from "./options.ts";
import { levelOf } from "./rule.ts";

export function resultOf(
  finding: Finding,
  ruleIndex: number,
  fingerprints: Fingerprints,
  options: SarifOptions,
): Result {
  const { policy, outcome, severity, level, waiver, controls, known } = finding;
  return {
    ruleId: policy,
    ruleIndex,
    // SARIF: whatever is not a failure has no level.
    ...(outcome === "undetermined"
      ? { kind: "open", level: "none" }
      : { kind: "fail", level: levelOf(severity) }),
    message: { text: messageOf(finding) },
    locations: [locationOf(finding, options)],
    partialFingerprints: fingerprints.of(finding),
    // SARIF: all results of a run say it, or none; an empty list says that nobody accepted it.
    suppressions: outcome === "waived" ? [suppression(waiver)] : [],
    properties: { severity, policyLevel: level, inBaseline: known === true, controls },
  };
}

/** A rule that broke is news about the tool, and not a result. */
export function notificationOf(finding: Finding, ruleIndex: number, options: SarifOptions): Notification {
  return {
    level: "error",
    message: { text: messageOf(finding) },
    associatedRule: { id: finding.policy, index: ruleIndex },
    locations: [locationOf(finding, options)],
  };
}

/** All findings stand in the same file, so the message has to name the resource. */
function messageOf({ urn, type, path, message }: Finding): string {
  const where = `${shortType(type)} ${resourceName(urn)}${path === undefined ? "" : ` (${path})`}`;
  return `${where}: ${message}`;
}

function suppression(waiver: Acceptance | undefined): NonNullable<Result["suppressions"]>[number] {
  const accepted = { kind: "external", status: "accepted" } as const;
  if (waiver === undefined) return accepted;
  const { reason, owner, ticket, expires } = waiver;
  return {
    ...accepted,
    justification: `${reason} (${owner}, ${ticket}, until ${expires})`,
    properties: { owner, ticket, expires },
  };
}
