import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "keys for oneself, under a boundary",
      resources: {
        own: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "iam:CreateAccessKey",
                  Resource: "arn:aws:iam::123456789012:user/${aws:username}",
                },
              ],
            },
          },
        },
        bounded: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["iam:PutRolePolicy", "iam:AttachRolePolicy"],
                  Resource: "*",
                  Condition: {
                    StringEquals: {
                      "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/boundary",
                    },
                  },
                },
              ],
            },
          },
        },
        plain: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}',
          },
        },
      },
    },
    {
      title: "reading, and a role that cannot assign roles",
      resources: {
        reading: {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["iam:Get*", "iam:List*"],
                  Resource: "*",
                },
              ],
            },
          },
        },
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["Microsoft.Authorization/*/read", "Microsoft.Compute/*/write"],
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "new versions of any policy, wherever a policy may stand",
      failing: ["managed", "of-role", "of-user", "of-group", "inline", "permission-set"],
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "iam:CreatePolicyVersion",
                  Resource: "*",
                },
              ],
            },
          },
        },
        "of-role": {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: {
            role: "shop",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "iam:CreatePolicyVersion",
                  Resource: "*",
                },
              ],
            },
          },
        },
        "of-user": {
          type: "aws:iam/userPolicy:UserPolicy",
          properties: {
            user: "ann",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*"}]}',
          },
        },
        "of-group": {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*"}]}',
          },
        },
        inline: {
          type: "aws:iam/role:Role",
          properties: {
            assumeRolePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}',
            inlinePolicies: [
              {
                name: "shop",
                policy:
                  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*"}]}',
              },
            ],
          },
        },
        "permission-set": {
          type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
          properties: {
            instanceArn: "i",
            permissionSetArn: "p",
            inlinePolicy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "by a pattern",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["iam:*"],
                  Resource: ["arn:aws:iam::123456789012:user/*"],
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "a custom role that assigns roles",
      resources: {
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["Microsoft.Authorization/*"],
              },
            ],
          },
        },
      },
    },
  ],
};
