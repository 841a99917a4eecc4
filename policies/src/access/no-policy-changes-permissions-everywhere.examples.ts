import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("one bucket", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::files" }],
      }),
    }),
    oneResource("with a condition", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "iam:AttachRolePolicy",
            Resource: "*",
            Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::123456789012:policy/limited" } },
          },
        ],
      }),
    }),
    oneResource("reading permissions", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "iam:GetRole", Resource: "*" }],
      }),
    }),
  ],
  bad: [
    oneResource("in a GroupPolicy", "aws:iam/groupPolicy:GroupPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
        ],
      }),
    }),
    oneResource("in a Policy", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
        ],
      }),
    }),
    oneResource("in a Role", "aws:iam/role:Role", {
      inlinePolicies: [
        {
          name: "p",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
            ],
          }),
        },
      ],
    }),
    oneResource("in a RolePolicy", "aws:iam/rolePolicy:RolePolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
        ],
      }),
    }),
    oneResource("in a UserPolicy", "aws:iam/userPolicy:UserPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
        ],
      }),
    }),
    oneResource(
      "in a PermissionSetInlinePolicy",
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
      {
        inlinePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: ["s3:PutBucketPolicy", "iam:AttachRolePolicy"], Resource: "*" },
          ],
        }),
      },
    ),
  ],
};
