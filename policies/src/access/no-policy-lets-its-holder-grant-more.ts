import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, not } from "@rampart/core/value";
import {
  concernsEveryAction,
  demands,
  identityStatementsIn,
  isAllowed,
  matchesPattern,
  some,
} from "@rampart/core/views";
import { defineRule, mustNot, PASS, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** With one of these on any identity, its holder can make itself an administrator. */
const ESCALATIONS = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
];

/** `*`, and every identity or policy of the account. */
const EVERY_IDENTITY = /^(?:\*+|arn:[^:]*:iam::[^:]*:(?:\*+|(?:role|user|group|policy)\/\*+))$/;

function grantsNoMore(resource: Resource<never> | Resource): readonly Verdict[] {
  return [
    PASS,
    ...identityStatementsIn(resource).flatMap((statement) => {
      const unlimited = allOf(
        some(statement.get("Resource"), (identity) => EVERY_IDENTITY.test(identity)),
        isAllowed(statement),
        // That is a finding of its own.
        not(concernsEveryAction(statement)),
        not(
          demands(
            statement,
            (key) => key === "iam:permissionsboundary",
            () => true,
          ),
        ),
      );
      const allows = (escalation: string) =>
        some(statement.get("Action"), (action) => matchesPattern(action, escalation));
      const named = ESCALATIONS.find((escalation) => allows(escalation).state === "true");
      return mustNot(
        allOf(anyOf(...ESCALATIONS.map(allows)), unlimited),
        `a statement allows ${named ?? "changes of permissions"} on every identity`,
      );
    }),
  ];
}

export const noPolicyLetsItsHolderGrantMore: Rule = defineRule<ResourceTypes>({
  id: "access/no-policy-lets-its-holder-grant-more",
  title: "No policy lets its holder give itself further permissions",
  severity: "high",
  rationale:
    "A permission to attach policies, change trust or make keys for any identity is full administration with one more step.",
  fix: "Limit Resource to the identities concerned, or demand a permissions boundary with a condition on iam:PermissionsBoundary.",
  checks: {
    "aws:iam/groupPolicy:GroupPolicy": grantsNoMore,
    "aws:iam/policy:Policy": grantsNoMore,
    "aws:iam/role:Role": grantsNoMore,
    "aws:iam/rolePolicy:RolePolicy": grantsNoMore,
    "aws:iam/userPolicy:UserPolicy": grantsNoMore,
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": grantsNoMore,
    "azure-native:authorization:RoleDefinition": (role) => [
      PASS,
      ...role
        .get("permissions")
        .items()
        .map((permission) =>
          mustNot(
            permission
              .get("actions")
              .some((action) =>
                action.text(
                  (text) =>
                    text !== "*" && matchesPattern(text, "Microsoft.Authorization/roleAssignments/write"),
                ),
              ),
            "the role may assign roles, its own holder's too",
          ),
        ),
    ],
  },
});
