import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "named actions on named resources",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["s3:GetObject"],
                  Resource: ["arn:aws:s3:::shop/*"],
                },
              ],
            },
          },
        },
        single: {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: {
            role: "shop",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "everything is denied, and everything about one bucket allowed",
      resources: {
        guard: {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Deny",
                  Action: "*",
                  Resource: "*",
                },
              ],
            },
          },
        },
        bucket: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy:
              '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::shop"}}',
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
      title: "a custom role with named actions",
      resources: {
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["Microsoft.Compute/*/read", "Microsoft.Compute/virtualMachines/restart/action"],
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everything, wherever a policy may stand",
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
                  Action: "*",
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
                  Action: "*",
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
          },
        },
        "of-group": {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
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
                  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "everything in a list, beside what is named",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["s3:GetObject"],
                  Resource: ["arn:aws:s3:::shop/*"],
                },
                {
                  Effect: "Allow",
                  Action: ["s3:GetObject", "*:*"],
                  Resource: ["arn:aws:s3:::shop", "*"],
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "a custom role that may read and write all data",
      resources: {
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["*/read"],
                dataActions: ["*"],
              },
            ],
          },
        },
      },
    },
    {
      title: "a custom role that may do everything",
      resources: {
        owner: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["*"],
                notActions: ["Microsoft.Authorization/*/write"],
              },
            ],
          },
        },
      },
    },
  ],
};
