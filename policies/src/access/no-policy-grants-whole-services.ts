import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf } from "@rampart/core/value";
import { concernsEveryResource, identityStatementsIn, isAllowed, some } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** `s3:*`, and `s3*:*` as well. */
const WHOLE_SERVICE = /^[a-z0-9-]+\*?:\*+$/i;

/** `Microsoft.Compute/*`. */
const WHOLE_PROVIDER = /^[^*/]+\/\*$/;

const KINDS = ["certificates", "keys", "secrets", "storage"] as const;

function namesActions(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(
          some(statement.get("Action"), (action) => WHOLE_SERVICE.test(action)),
          concernsEveryResource(statement),
          isAllowed(statement),
        ),
        "a statement allows every action of a service on every resource",
      ),
    ),
  ];
}

export const noPolicyGrantsWholeServices: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-grants-whole-services",
  title: "No policy grants every action of a service on every resource",
  severity: "medium",
  rationale:
    "A wildcard grants deletion and sharing along with the read that was meant, and everything the service learns to do later.",
  fix: "List the actions that are used instead of service:*, or limit Resource to what the identity works on.",
  checks: {
    "aws:iam/groupPolicy:GroupPolicy": namesActions,
    "aws:iam/policy:Policy": namesActions,
    "aws:iam/role:Role": namesActions,
    "aws:iam/rolePolicy:RolePolicy": namesActions,
    "aws:iam/userPolicy:UserPolicy": namesActions,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": namesActions,
    "azure-native:authorization:RoleDefinition": (role) => [
      PASS,
      ...role
        .get("permissions")
        .items()
        .map((permission) =>
          mustNot(
            permission.get("actions").some((action) => action.text((text) => WHOLE_PROVIDER.test(text))),
            "the role may do everything with a whole resource provider",
          ),
        ),
    ],
    "azure-native:keyvault:Vault": (vault) => [
      PASS,
      ...vault
        .get("properties")
        .get("accessPolicies")
        .items()
        .map((policy) =>
          mustNot(
            anyOf(
              ...KINDS.map((kind) =>
                policy
                  .get("permissions")
                  .get(kind)
                  .some((permission) => permission.oneOf(["all"])),
              ),
            ),
            "an access policy grants every permission, deletion for good included",
          ),
        ),
    ],
  },
});
