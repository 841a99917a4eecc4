import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a service on one resource, and reading on all",
      resources: {
        bucket: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "s3:*",
                  Resource: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"],
                },
              ],
            },
          },
        },
        reading: {
          type: "aws:iam/rolePolicy:RolePolicy",
          properties: {
            role: "shop",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ec2:Describe*", "s3:List*"], "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "one kind of resource of a provider",
      resources: {
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["Microsoft.Compute/virtualMachines/*", "*/read"],
              },
            ],
          },
        },
        vault: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              accessPolicies: [
                {
                  tenantId: "t",
                  objectId: "o",
                  permissions: {
                    secrets: ["get", "list"],
                  },
                },
              ],
            },
          },
        },
        guard: {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Deny",
                  Action: "iam:*",
                  Resource: "*",
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
  ],
  bad: [
    {
      title: "a whole service, wherever a policy may stand",
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
                  Action: ["ecs:*", "ecr:GetAuthorizationToken"],
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
                  Action: ["ecs:*", "ecr:GetAuthorizationToken"],
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ecs:*", "ecr:GetAuthorizationToken"], "Resource": "*"}]}',
          },
        },
        "of-group": {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ecs:*", "ecr:GetAuthorizationToken"], "Resource": "*"}]}',
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
                  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ecs:*", "ecr:GetAuthorizationToken"], "Resource": "*"}]}',
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ecs:*", "ecr:GetAuthorizationToken"], "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "every permission of a vault",
      resources: {
        vault: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              accessPolicies: [
                {
                  tenantId: "t",
                  objectId: "o",
                  permissions: {
                    secrets: ["all"],
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "a whole resource provider",
      resources: {
        operator: {
          type: "azure-native:authorization:RoleDefinition",
          properties: {
            scope: "/subscriptions/s",
            permissions: [
              {
                actions: ["Microsoft.Compute/*"],
              },
            ],
          },
        },
      },
    },
  ],
};
