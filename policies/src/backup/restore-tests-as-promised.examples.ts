import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a test each week, as the tier wants",
      settings: promising({ restoreTestInterval: "7d" }),
      resources: {
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
        weekly: {
          type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
          properties: {
            scheduleExpression: "cron(0 6 ? * MON *)",
            recoveryPointSelection: { includeVaults: ["*"] },
          },
        },
        volumes: {
          type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
          properties: {
            restoreTestingPlanName: "${weekly.name}",
            protectedResourceType: "EBS",
            protectedResourceArns: ["*"],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a test is promised, and none is planned",
      settings: promising({ restoreTestInterval: "7d" }),
      resources: {
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
      },
    },
    {
      title: "a test each month, where one each week is promised",
      settings: promising({ restoreTestInterval: "7d" }),
      resources: {
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
        monthly: {
          type: "aws:backup/restoreTestingPlan:RestoreTestingPlan",
          properties: {
            scheduleExpression: "cron(0 6 1 * ? *)",
            recoveryPointSelection: { includeVaults: ["*"] },
          },
        },
        volumes: {
          type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
          properties: {
            restoreTestingPlanName: "${monthly.name}",
            protectedResourceType: "EBS",
            protectedResourceArns: ["*"],
          },
        },
      },
    },
    {
      title: "a test each week that restores nothing, as it has no selection",
      settings: promising({ restoreTestInterval: "7d" }),
      resources: {
        nightly: { type: "aws:backup/plan:Plan", properties: { rules: [{ ruleName: "daily" }] } },
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
};
