import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "any moment for five weeks, and a month's backup for a year in cold storage",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "any-moment", enableContinuousBackup: true, lifecycle: { deleteAfter: 35 } },
              {
                ruleName: "monthly",
                schedule: "cron(0 4 1 * ? *)",
                lifecycle: { coldStorageAfter: 30, deleteAfter: 365 },
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "continuous backups that are to be kept for a year",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "any-moment", enableContinuousBackup: true, lifecycle: { deleteAfter: 365 } },
            ],
          },
        },
      },
    },
    {
      title: "cold storage for a month",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", lifecycle: { coldStorageAfter: 30, deleteAfter: 60 } }],
          },
        },
      },
    },
  ],
};
