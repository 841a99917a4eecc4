import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf } from "@rampart/core/value";
import {
  concernsEveryAction,
  concernsEveryResource,
  identityStatementsIn,
  isAllowed,
  isEverything,
} from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function grantsNotEverything(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(concernsEveryAction(statement), concernsEveryResource(statement), isAllowed(statement)),
        "a statement allows every action on every resource",
      ),
    ),
  ];
}

export const noPolicyGrantsEverything: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-grants-everything",
  title: "No policy or custom role grants every action on everything",
  severity: "critical",
  rationale:
    "Whoever takes over one holder of such a policy, a container with a flaw or a stolen laptop, owns the account: data, backups, logs and keys.",
  fix: "List the actions the identity uses, and the resources it uses them on. Ask IAM Access Analyzer or the activity log which ones those are.",
  checks: {
    "aws:iam/groupPolicy:GroupPolicy": grantsNotEverything,
    "aws:iam/policy:Policy": grantsNotEverything,
    "aws:iam/role:Role": grantsNotEverything,
    "aws:iam/rolePolicy:RolePolicy": grantsNotEverything,
    "aws:iam/userPolicy:UserPolicy": grantsNotEverything,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": grantsNotEverything,
    "azure-native:authorization:RoleDefinition": (role) => [
      PASS,
      ...role
        .get("permissions")
        .items()
        .map((permission) =>
          mustNot(
            anyOf(
              permission.get("actions").some((action) => action.text(isEverything)),
              permission.get("dataActions").some((action) => action.text(isEverything)),
            ),
            "the role may do everything (* in actions or dataActions)",
          ),
        ),
    ],
  },
});
