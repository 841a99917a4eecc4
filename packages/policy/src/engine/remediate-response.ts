import type { PolicyPack } from "./pack.ts";
import type { RemediationAnswer } from "./remediate.ts";
import { WireWriter } from "./wire-writer.ts";

// Tags of `RemediateResponse` and `Remediation`.
// Source: `proto/pulumi/analyzer.proto` of pulumi/pulumi.
const REMEDIATION = 0x0a;
const POLICY_NAME = 0x0a;
const PACK_NAME = 0x12;
const PACK_VERSION = 0x1a;
const DESCRIPTION = 0x22;
const PROPERTIES = 0x2a;
const DIAGNOSTIC = 0x32;

/** A `RemediateResponse`, encoded. The engine takes over the properties in the order of the answers. */
export function encodeRemediateResponse(
  { name, version }: PolicyPack,
  answers: readonly RemediationAnswer[],
): Buffer {
  const response = new WireWriter();
  for (const { policy, description, outcome } of answers) {
    const remediation = response.begin(REMEDIATION);
    response.text(POLICY_NAME, policy);
    response.text(PACK_NAME, name);
    response.text(PACK_VERSION, version);
    response.text(DESCRIPTION, description);
    if ("properties" in outcome) response.content(PROPERTIES, outcome.properties);
    else response.text(DIAGNOSTIC, outcome.diagnostic);
    response.end(remediation);
  }
  return response.finish();
}
