import { isVaultLocked } from "@rampart/core/views";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const IMMUTABLE = ["Unlocked", "Locked"];

export const vaultsLocked: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/vaults-locked",
  title: "Backup vaults keep recovery points until their retention is over",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "Who encrypts the data for ransom deletes the backups first. In a locked vault not even an administrator can delete a recovery point or shorten its retention.",
  fix: "AWS: add a VaultLockConfiguration with minRetentionDays (and changeableForDays to make it final). Azure: set properties.securitySettings.immutabilitySettings.state to Unlocked, and to Locked once the retention is right.",
  failure: "recovery points can be deleted before their retention is over",
  requires: {
    "aws:backup/vault:Vault": (vault, { graph }) => isVaultLocked(graph, vault),
    "azure-native:dataprotection:BackupVault": (vault) =>
      vault
        .get("properties")
        .get("securitySettings")
        .get("immutabilitySettings")
        .get("state")
        .oneOf(IMMUTABLE),
    "azure-native:recoveryservices:Vault": (vault) =>
      vault
        .get("properties")
        .get("securitySettings")
        .get("immutabilitySettings")
        .get("state")
        .oneOf(IMMUTABLE),
  },
  remedies: {
    // Whether to make the lock final, which cannot be undone, is for people.
    "azure-native:dataprotection:BackupVault": {
      set: { properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } } },
    },
    "azure-native:recoveryservices:Vault": {
      set: { properties: { securitySettings: { immutabilitySettings: { state: "Unlocked" } } } },
    },
  },
});
