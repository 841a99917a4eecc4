import { describeChange } from "@rampart/core/changes";
import type { Resource } from "@rampart/core/graph";
import { remediate } from "../remedy/remediation.ts";
import type { Rule } from "../rule.ts";
import { LONGEST_ANSWER } from "./fit.ts";
import { encodeProperties } from "./properties.ts";

/** What the engine is told of a resource that fails a rule set to `remediate`, under the rule's own name. */
export interface RemediationAnswer {
  readonly policy: string;
  readonly description: string;
  /** All inputs, fixed, as a `google.protobuf.Struct`; or why it is not fixed, which the engine shows. */
  readonly outcome: { readonly properties: Buffer } | { readonly diagnostic: string };
}

/** Of an answer, beside the properties and texts. */
const OVERHEAD = 256;

/**
 * Fixes `original` by the remedies of `rules`, one after the other: each rule sees what those before it have made.
 * What cannot be fixed stays, and fails the rule when the resource is judged afterwards.
 *
 * @param fails Whether a resource is proven to fail a rule, and nobody accepts that.
 */
export function remediateInTurn(
  original: Resource,
  rules: readonly Rule[],
  fails: (rule: Rule, resource: Resource) => boolean,
  longest: number = LONGEST_ANSWER,
): RemediationAnswer[] {
  let resource = original;
  let left = longest;
  return rules.flatMap((rule): RemediationAnswer[] => {
    if (!fails(rule, resource)) return [];
    const answer = (outcome: RemediationAnswer["outcome"]): RemediationAnswer[] => [
      { policy: rule.id, description: rule.title, outcome },
    ];
    try {
      const remediation = remediate(rule, resource);
      if (remediation === undefined) return [];
      const { inputs, changes, replaces } = remediation;
      if (replaces !== undefined) {
        const wanted = changes.map(describeChange).join("\n");
        return answer({
          diagnostic: `not fixed here, since that would replace a resource that exists, with its data:\n${wanted}\n${replaces}`,
        });
      }
      const properties = encodeProperties(inputs);
      const length = properties.length + Buffer.byteLength(rule.id + rule.title) + OVERHEAD;
      if (length > left)
        return answer({ diagnostic: "not fixed: the resource is too large to be sent back" });
      left -= length;
      resource = resource.withInputs(inputs);
      return answer({ properties });
    } catch (error) {
      // Its message may quote a property, which may be a secret.
      const kind = error instanceof Error ? error.name : "an error";
      return answer({
        diagnostic: `error: the fix itself broke (${kind}); this is a defect of the rule, please report it`,
      });
    }
  });
}
