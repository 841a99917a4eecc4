import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

const settings = promising({ copies: { immutable: true } });

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a lock that becomes final after three days",
      settings,
      resources: {
        orders: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7, changeableForDays: 3 },
        },
      },
    },
    {
      title: "locked vaults, and one without a lock, which is for another rule to say",
      settings,
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
            properties: { securitySettings: { immutabilitySettings: { state: "Locked" } } },
          },
        },
        drafts: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
      },
    },
  ],
  bad: [
    {
      title: "a lock in governance mode",
      settings,
      resources: {
        orders: {
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          properties: { backupVaultName: "orders", minRetentionDays: 7 },
        },
      },
    },
    {
      title: "immutability that can be switched off",
      settings,
      failing: ["machines", "disks"],
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } },
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
};
