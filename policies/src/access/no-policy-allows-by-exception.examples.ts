import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "actions by name",
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
      title: "exceptions where they belong, in a denial",
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
                  NotAction: ["iam:*", "sts:*"],
                  Resource: "*",
                  Condition: {
                    BoolIfExists: {
                      "aws:MultiFactorAuthPresent": "false",
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
  bad: [
    {
      title: "all but a few, wherever a policy may stand",
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
                  NotAction: "iam:*",
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
                  NotAction: "iam:*",
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}',
          },
        },
        "of-group": {
          type: "aws:iam/groupPolicy:GroupPolicy",
          properties: {
            group: "staff",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}',
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
                  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}',
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
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}',
          },
        },
      },
    },
    {
      title: "all but a few, in a list",
      resources: {
        managed: {
          type: "aws:iam/policy:Policy",
          properties: {
            policy: {
              Version: "2012-10-17",
              Statement: [
                {
                  Effect: "Allow",
                  NotAction: ["iam:*", "organizations:*"],
                  Resource: ["*"],
                },
              ],
            },
          },
        },
      },
    },
  ],
};
