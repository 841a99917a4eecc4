import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one role",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["iam:PassRole", "ecs:RunTask"],
                  Resource: "arn:aws:iam::123456789012:role/orders-task",
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
      title: "any role, to one service",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "iam:PassRole",
                  Resource: "*",
                  Condition: {
                    StringEquals: {
                      "iam:PassedToService": "ecs-tasks.amazonaws.com",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "never",
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
                  Action: "iam:PassRole",
                  Resource: "*",
                },
              ],
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "any role, wherever a policy may stand",
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
                  Action: "iam:PassRole",
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
                  Action: "iam:PassRole",
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}',
          },
        },
        "of-group": {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}',
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
                  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}',
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "by a pattern, for each role of the account",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  Action: ["iam:Pass*"],
                  Resource: ["arn:aws:iam::123456789012:role/*"],
                  Condition: {
                    StringLike: {
                      "iam:PassedToService": "*",
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
  ],
};
