import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "automated backups for five weeks",
      settings: promising({ retention: "35d" }),
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { backupRetentionPeriod: 35, deleteAutomatedBackups: false },
        },
      },
    },
    {
      title: "a rule of a plan that keeps backups for a year",
      settings: promising({ retention: "1y" }),
      resources: {
        settlement: { type: "aws:ebs/volume:Volume", properties: { tags: { backup: "monthly" } } },
        monthly: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "monthly", lifecycle: { deleteAfter: 365 } }] },
        },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${monthly.id}",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "monthly" }],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "five weeks are promised, and a week is kept",
      settings: promising({ retention: "35d" }),
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { backupRetentionPeriod: 7, deleteAutomatedBackups: false },
        },
      },
    },
  ],
};
