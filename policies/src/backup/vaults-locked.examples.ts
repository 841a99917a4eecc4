import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a vault with a lock of its own resource",
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
    {
      title: "immutable vaults on Azure",
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Locked" } } },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } },
          },
        },
      },
    },
  ],
  bad: [
    { title: "a vault alone", resources: { orders: { type: "aws:backup/vault:Vault", properties: {} } } },
    {
      title: "the lock of another vault",
      failing: ["copies"],
      resources: {
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
        copies: { type: "aws:backup/vault:Vault", properties: { name: "copies" } },
        lock: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "${orders.name}", minRetentionDays: 7 },
        },
      },
    },
    {
      title: "immutability not set, or switched off",
      failing: ["machines", "disks"],
      resources: {
        machines: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Disabled" } } },
          },
        },
      },
    },
  ],
};
