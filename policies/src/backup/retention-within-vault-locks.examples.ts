import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "five weeks in a vault that wants a week at least",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", minRetentionDays: 7, maxRetentionDays: 400 },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", targetVaultName: "${orders.name}", lifecycle: { deleteAfter: 35 } }],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "three days in a vault that wants a week",
      failing: ["nightly"],
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", minRetentionDays: 7 },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [{ ruleName: "daily", targetVaultName: "${orders.name}", lifecycle: { deleteAfter: 3 } }],
          },
        },
      },
    },
    {
      title: "for ever in a vault that wants a year at most",
      failing: ["nightly"],
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", maxRetentionDays: 365 },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              { ruleName: "daily", targetVaultName: "${orders.name}", lifecycle: { coldStorageAfter: 30 } },
            ],
          },
        },
      },
    },
    {
      title: "a copy that the vault it goes to refuses",
      failing: ["nightly"],
      resources: {
        copies: {
          type: "aws:backup/vault:Vault",
          properties: { name: "copies", region: "eu-central-1" },
          outputs: { arn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies" },
        },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${copies.name}", minRetentionDays: 30 },
        },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: {
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                lifecycle: { deleteAfter: 35 },
                copyActions: [
                  {
                    destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies",
                    lifecycle: { deleteAfter: 7 },
                  },
                ],
              },
            ],
          },
        },
      },
    },
  ],
};
