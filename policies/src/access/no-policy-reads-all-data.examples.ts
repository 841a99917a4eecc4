import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("one bucket", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" }],
      }),
    }),
    oneResource("with a condition", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/service": "orders" } },
          },
        ],
      }),
    }),
    oneResource("lists only", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
      }),
    }),
  ],
  bad: [
    oneResource("in a GroupPolicy", "aws:iam/groupPolicy:GroupPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
      }),
    }),
    oneResource("in a Policy", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
      }),
    }),
    oneResource("in a Role", "aws:iam/role:Role", {
      inlinePolicies: [
        {
          name: "p",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
          }),
        },
      ],
    }),
    oneResource("in a RolePolicy", "aws:iam/rolePolicy:RolePolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
      }),
    }),
    oneResource("in a UserPolicy", "aws:iam/userPolicy:UserPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
      }),
    }),
    oneResource(
      "in a PermissionSetInlinePolicy",
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
      {
        inlinePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }],
        }),
      },
    ),
  ],
};
