import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "hourly points for a week and daily ones for five weeks",
      resources: {
        orders: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "hourly", targetVaultName: "orders", lifecycle: { deleteAfter: 7 } },
              { ruleName: "daily", targetVaultName: "orders", lifecycle: { deleteAfter: 35 } },
            ],
          },
        },
        archive: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "for ever", targetVaultName: "archive" }] },
        },
      },
    },
    {
      title: "machines for twelve weeks, file shares for 30 days, disks for a month",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              backupManagementType: "AzureIaasVM",
              retentionPolicy: {
                retentionPolicyType: "LongTermRetentionPolicy",
                dailySchedule: { retentionDuration: { count: 7, durationType: "Days" } },
                weeklySchedule: { retentionDuration: { count: 12, durationType: "Weeks" } },
              },
            },
          },
        },
        shares: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              backupManagementType: "AzureStorage",
              retentionPolicy: {
                retentionPolicyType: "LongTermRetentionPolicy",
                dailySchedule: { retentionDuration: { count: 30, durationType: "Days" } },
              },
            },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: {
              policyRules: [
                {
                  objectType: "AzureRetentionRule",
                  name: "Default",
                  lifecycles: [{ deleteAfter: { objectType: "AbsoluteDeleteOption", duration: "P1M" } }],
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
      title: "a week on both clouds",
      failing: ["orders", "machines", "disks"],
      resources: {
        orders: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", targetVaultName: "orders", lifecycle: { deleteAfter: 7 } }],
          },
        },
        machines: {
          type: "azure-native:recoveryservices:ProtectionPolicy",
          properties: {
            properties: {
              retentionPolicy: {
                retentionPolicyType: "LongTermRetentionPolicy",
                dailySchedule: { retentionDuration: { count: 7, durationType: "Days" } },
              },
            },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupPolicy",
          properties: {
            properties: {
              policyRules: [
                {
                  objectType: "AzureRetentionRule",
                  name: "Default",
                  lifecycles: [{ deleteAfter: { objectType: "AbsoluteDeleteOption", duration: "P7D" } }],
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "two rules, neither long enough",
      resources: {
        orders: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "hourly", targetVaultName: "orders", lifecycle: { deleteAfter: 2 } },
              { ruleName: "daily", targetVaultName: "orders", lifecycle: { deleteAfter: 14 } },
            ],
          },
        },
      },
    },
  ],
};
