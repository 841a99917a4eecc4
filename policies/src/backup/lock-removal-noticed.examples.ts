import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a lock that is final",
      resources: {
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
    {
      title: "an event rule for the call that takes it off",
      resources: {
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7 },
        },
        removal: {
          type: "aws:cloudwatch/eventRule:EventRule",
          properties: {
            eventPattern:
              '{"source":["aws.backup"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventName":["DeleteBackupVaultLockConfiguration"]}}',
          },
        },
      },
    },
    {
      title: "a metric of the audit trail",
      resources: {
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7 },
        },
        removal: {
          type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
          properties: { pattern: "{ $.eventName = DeleteBackupVaultLockConfiguration }" },
        },
      },
    },
  ],
  bad: [
    {
      title: "a lock in governance mode that nobody watches",
      resources: {
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7 },
        },
      },
    },
  ],
};
