import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("one table", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["dynamodb:PutItem", "dynamodb:DeleteItem"],
            Resource: "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
          },
        ],
      }),
    }),
    oneResource("metrics, which have no name", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" }],
      }),
    }),
    oneResource("reading only", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], Resource: "*" },
        ],
      }),
    }),
  ],
  bad: [
    oneResource("in a GroupPolicy", "aws:iam/groupPolicy:GroupPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" }],
      }),
    }),
    oneResource("in a Policy", "aws:iam/policy:Policy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" }],
      }),
    }),
    oneResource("in a Role", "aws:iam/role:Role", {
      inlinePolicies: [
        {
          name: "p",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" },
            ],
          }),
        },
      ],
    }),
    oneResource("in a RolePolicy", "aws:iam/rolePolicy:RolePolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" }],
      }),
    }),
    oneResource("in a UserPolicy", "aws:iam/userPolicy:UserPolicy", {
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" }],
      }),
    }),
    oneResource(
      "in a PermissionSetInlinePolicy",
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
      {
        inlinePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:DeleteTable"], Resource: "*" },
          ],
        }),
      },
    ),
  ],
};
