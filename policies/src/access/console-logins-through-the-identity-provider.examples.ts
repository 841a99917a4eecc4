import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("no password", "aws:iam/user:User", { name: "backup-agent" }),
    {
      title: "the password of somebody else",
      resources: {
        other: { type: "aws:iam/user:User", properties: { name: "other" } },
        anna: { type: "aws:iam/userLoginProfile:UserLoginProfile", properties: { user: "anna" } },
      },
    },
  ],
  bad: [
    {
      title: "a password",
      resources: {
        anna: { type: "aws:iam/user:User", properties: { name: "anna" } },
        login: { type: "aws:iam/userLoginProfile:UserLoginProfile", properties: { user: "${anna.name}" } },
      },
    },
    {
      title: "a password, by name",
      resources: {
        anna: { type: "aws:iam/user:User", properties: { name: "anna" } },
        login: {
          type: "aws:iam/userLoginProfile:UserLoginProfile",
          properties: { user: "${anna.name}", passwordLength: 20 },
        },
      },
    },
  ],
};
