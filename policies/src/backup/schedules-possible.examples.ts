import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "every day, an hour to start, four to complete",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                schedule: "cron(0 5 ? * * *)",
                scheduleExpressionTimezone: "Europe/Berlin",
                startWindow: 60,
                completionWindow: 240,
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the 30th of February",
      resources: {
        yearly: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "yearly", schedule: "cron(0 5 30 2 ? *)" }] },
        },
      },
    },
    {
      title: "a time zone that does not exist",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                schedule: "cron(0 5 ? * * *)",
                scheduleExpressionTimezone: "Europe/Atlantis",
              },
            ],
          },
        },
      },
    },
    {
      title: "half an hour to start, which AWS refuses",
      resources: {
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", startWindow: 30, completionWindow: 240 }] },
        },
      },
    },
    {
      title: "snapshots on the 31st of April",
      resources: {
        nightly: {
          type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
          properties: {
            policyDetails: {
              resourceTypes: ["VOLUME"],
              targetTags: { snapshot: "nightly" },
              schedules: [
                {
                  name: "yearly",
                  createRule: { cronExpression: "cron(0 5 31 4 ? *)" },
                  retainRule: { count: 2 },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "a time zone that Windows does not have",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            vaultName: "machines",
            properties: {
              backupManagementType: "AzureIaasVM",
              timeZone: "Atlantis Standard Time",
              schedulePolicy: {
                schedulePolicyType: "SimpleSchedulePolicy",
                scheduleRunFrequency: "Daily",
                scheduleRunTimes: ["2026-01-01T02:00:00Z"],
              },
            },
          },
        },
      },
    },
  ],
};
