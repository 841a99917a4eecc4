import type { Resource } from "@rampart/core/graph";
import { allOf } from "@rampart/core/value";
import { concernsEveryResource, identityStatementsIn, isAllowed } from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function allowsByName(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(statement.get("NotAction").isSet(), concernsEveryResource(statement), isAllowed(statement)),
        "a statement allows everything but a few actions (NotAction)",
      ),
    ),
  ];
}

export const noPolicyAllowsByException: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-allows-by-exception",
  title: "Policies allow actions by name, not all but some",
  severity: "high",
  rationale:
    "Allow with NotAction grants every action that nobody thought of, and those of services that do not exist yet; it is a little short of full administration.",
  fix: "Turn the statement round: list in Action what is allowed, or keep NotAction for statements that deny.",
  checks: {
    "aws:iam/groupPolicy:GroupPolicy": allowsByName,
    "aws:iam/policy:Policy": allowsByName,
    "aws:iam/role:Role": allowsByName,
    "aws:iam/rolePolicy:RolePolicy": allowsByName,
    "aws:iam/userPolicy:UserPolicy": allowsByName,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": allowsByName,
  },
});
