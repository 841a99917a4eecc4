import type { Resource } from "@rampart/core/graph";
import { allOf, not } from "@rampart/core/value";
import {
  concernsEveryAction,
  demands,
  identityStatementsIn,
  isAllowed,
  isEverything,
  matchesPattern,
  some,
} from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** `*`, and every role of the account. */
const EVERY_ROLE = /^(?:\*+|arn:[^:]*:iam::[^:]*:(?:\*+|role\/\*+))$/;

function namesRoles(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...identityStatementsIn(resource).map((statement) =>
      mustNot(
        allOf(
          some(statement.get("Action"), (action) => matchesPattern(action, "iam:PassRole")),
          some(statement.get("Resource"), (role) => EVERY_ROLE.test(role)),
          isAllowed(statement),
          // That is a finding of its own.
          not(concernsEveryAction(statement)),
          not(
            demands(
              statement,
              (key) => key === "iam:passedtoservice",
              (service) => !isEverything(service),
            ),
          ),
        ),
        "iam:PassRole is allowed for every role",
      ),
    ),
  ];
}

export const passRoleNamesItsRoles: Rule = defineRule<ResourceTypes>({
  id: "access/pass-role-names-its-roles",
  title: "iam:PassRole is limited to named roles or services",
  severity: "high",
  rationale:
    "Whoever may pass any role to a function, task or machine can start one with the administrator's role and act through it.",
  fix: "Set Resource to the ARNs of the roles that are passed, and add a condition on iam:PassedToService.",
  checks: {
    "aws:iam/groupPolicy:GroupPolicy": namesRoles,
    "aws:iam/policy:Policy": namesRoles,
    "aws:iam/role:Role": namesRoles,
    "aws:iam/rolePolicy:RolePolicy": namesRoles,
    "aws:iam/userPolicy:UserPolicy": namesRoles,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": namesRoles,
  },
});
