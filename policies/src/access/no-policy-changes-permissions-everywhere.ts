import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { allowsNoAction } from "./identity-policies.ts";

/** Verbs on policies, permissions and ACLs, in any service, and those of IAM on identities. */
const OF_PERMISSIONS =
  /^(?:\*|[a-z0-9-]+:(?:\*|(?:Put|Set|Add|Remove|Create|Delete|Update|Attach|Detach|Authorize|Revoke|Modify)[A-Za-z*]*(?:Policy|Policies|Permissions?|Acl|Grant|PublicAccessBlock|ImageAttribute|SnapshotAttribute|SecurityGroupIngress|SecurityGroupEgress)\*?)|iam:(?:Add|Create|Delete|Update|Remove|Put|Attach|Detach|Pass|Set|Upload|Deactivate|\*)[A-Za-z]*\*?|kms:(?:CreateGrant|PutKeyPolicy|RetireGrant))$/;
/** Makes the one role that a service of AWS asks for, and gives nobody anything. */
const HARMLESS = "iam:createservicelinkedrole";

const checks = allowsNoAction(
  (pattern) => OF_PERMISSIONS.test(pattern) && pattern.toLowerCase() !== HARMLESS,
  "changes of permissions",
);

export const noPolicyChangesPermissionsEverywhere: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-changes-permissions-everywhere",
  title: "No policy changes permissions of every resource",
  severity: "high",
  rationale:
    "Its holder opens a bucket, shares a snapshot or attaches a policy, and is past every limit it had.",
  fix: "Limit Resource to what the identity works on, or demand a condition.",
  checks,
});
