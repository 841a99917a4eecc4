import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("one role", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::123456789012:role/deploy" },
        ],
      }),
    }),
    oneResource("only who one is", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:GetCallerIdentity", Resource: "*" }],
      }),
    }),
  ],
  bad: [
    oneResource("in a GroupPolicy", "aws:iam/groupPolicy:GroupPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
      }),
    }),
    oneResource("in a Policy", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
      }),
    }),
    oneResource("in a Role", "aws:iam/role:Role", {
      inlinePolicies: [
        {
          name: "p",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
          }),
        },
      ],
    }),
    oneResource("in a RolePolicy", "aws:iam/rolePolicy:RolePolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
      }),
    }),
    oneResource("in a UserPolicy", "aws:iam/userPolicy:UserPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
      }),
    }),
    oneResource(
      "in a PermissionSetInlinePolicy",
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
      {
        inlinePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
        }),
      },
    ),
  ],
};
