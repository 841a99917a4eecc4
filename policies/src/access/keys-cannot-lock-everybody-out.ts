import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { isForEverybody, resourceStatementsIn } from "@rampart/core/views";
import { defineRule, mustNot, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EVERY_ACTION = ["*", "s3:*"];

function locksOut(policy: Resource<never> | Resource): Truth {
  return anyOf(
    ...resourceStatementsIn(policy).map((statement) =>
      allOf(
        statement.get("Effect").oneOf(["Deny"]),
        isForEverybody(statement),
        not(statement.get("NotPrincipal").isSet()),
        (statement.get("Action") as Value<readonly string[]>).some((action) => action.oneOf(EVERY_ACTION)),
        not(statement.get("Condition").isSet()),
      ),
    ),
  );
}

export const keysCannotLockEverybodyOut: Rule = defineRule<ResourceTypes>({
  id: "access/keys-cannot-lock-everybody-out",
  title: "Nobody can be locked out of a key or bucket by its own policy",
  severity: "high",
  rationale:
    "A policy that leaves nobody the right to change it makes the key, and all that it encrypts, useless; only the support of AWS can help, if at all.",
  fix: "Leave bypassPolicyLockoutSafetyCheck off; deny to named principals instead of everybody.",
  checks: {
    "aws:kms/key:Key": (key) =>
      mustNot(
        key.get("bypassPolicyLockoutSafetyCheck").equals(true),
        "the check against lockout is bypassed",
      ),
    "aws:kms/externalKey:ExternalKey": (key) =>
      mustNot(
        key.get("bypassPolicyLockoutSafetyCheck").equals(true),
        "the check against lockout is bypassed",
      ),
    "aws:kms/replicaKey:ReplicaKey": (key) =>
      mustNot(
        key.get("bypassPolicyLockoutSafetyCheck").equals(true),
        "the check against lockout is bypassed",
      ),
    "aws:kms/keyPolicy:KeyPolicy": (policy) =>
      mustNot(
        policy.get("bypassPolicyLockoutSafetyCheck").equals(true),
        "the check against lockout is bypassed",
      ),
    "aws:s3/bucketPolicy:BucketPolicy": (policy) =>
      mustNot(locksOut(policy), "everything is denied to everybody"),
  },
});
