import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a test each week of what is kept for five",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", targetVaultName: "orders", lifecycle: { deleteAfter: 35 } }],
          },
        },
        weekly: {
          type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
          properties: {
            scheduleExpression: "cron(0 6 ? * MON *)",
            recoveryPointSelection: { includeVaults: ["*"] },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a test each month of what is gone after a week",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", targetVaultName: "orders", lifecycle: { deleteAfter: 7 } }],
          },
        },
        monthly: {
          type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
          properties: {
            scheduleExpression: "cron(0 6 1 * ? *)",
            recoveryPointSelection: { includeVaults: ["*"] },
          },
        },
      },
    },
  ],
};
