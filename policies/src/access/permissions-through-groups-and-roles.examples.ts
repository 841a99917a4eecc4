import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "no users",
      resources: {
        attachment: {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: {
            policyArn: "arn:aws:iam::123456789012:policy/p",
            roles: ["shop"],
            users: [],
          },
        },
      },
    },
    {
      title: "a group and a role",
      resources: {
        attachment: {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: {
            policyArn: "arn:aws:iam::123456789012:policy/p",
            groups: ["staff"],
            roles: ["shop"],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a user among the groups",
      resources: {
        attachment: {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: {
            policyArn: "arn:aws:iam::123456789012:policy/p",
            groups: ["staff"],
            users: ["ann"],
          },
        },
      },
    },
    {
      title: "a user alone",
      failing: ["inline", "attached"],
      resources: {
        inline: {
          type: "aws:iam/userPolicy:UserPolicy",
          properties: {
            user: "ann",
            policy:
              '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::shop/*"]}]}',
          },
        },
        attached: {
          type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
          properties: {
            user: "ann",
            policyArn: "arn:aws:iam::123456789012:policy/p",
          },
        },
      },
    },
  ],
};
