/** The two kinds of vault that Azure has, as they are by default. */
import { BackupVault } from "@pulumi/azure-native/dataprotection/backupVault.js";
import { Vault } from "@pulumi/azure-native/recoveryservices/vault.js";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { EncryptionKey } from "./encryption.ts";
import { nameOf, VAULT_NAME } from "./names.ts";
import type { Place } from "./place.ts";
import { backupVaultSettings, recoveryServicesSettings, type SettingsChoice } from "./settings.ts";
import type { VaultFacts } from "./vault-facts.ts";

/** What is the same for both. */
export interface WhatVaultsShare {
  readonly place: Place;
  readonly key: EncryptionKey;
  readonly facts: VaultFacts;
  readonly choice: SettingsChoice;
}

/** The vault of machines and file shares. */
export function makeRecoveryServicesVault(
  name: string,
  { place, key, facts, choice }: WhatVaultsShare,
  opts: CustomResourceOptions,
): Vault {
  return new Vault(
    `${name}-recovery-services`,
    {
      ...place,
      vaultName: nameOf([name, "recovery"], VAULT_NAME),
      sku: { name: "RS0", tier: "Standard" },
      identity: { type: "UserAssigned", userAssignedIdentities: [key.identityId] },
      properties: {
        publicNetworkAccess: "Disabled",
        ...recoveryServicesSettings(facts, choice),
        encryption: {
          infrastructureEncryption: "Enabled",
          kekIdentity: { userAssignedIdentity: key.identityId },
          keyVaultProperties: { keyUri: key.keyUri },
        },
        monitoringSettings: {
          azureMonitorAlertSettings: {
            alertsForAllJobFailures: "Enabled",
            alertsForAllReplicationIssues: "Enabled",
            alertsForAllFailoverIssues: "Enabled",
          },
          classicAlertSettings: {
            alertsForCriticalOperations: "Disabled",
            emailNotificationsForSiteRecovery: "Disabled",
          },
        },
      },
    },
    opts,
  );
}

/** The vault of everything else. */
export function makeBackupVault(
  name: string,
  { place, key, facts, choice }: WhatVaultsShare,
  opts: CustomResourceOptions,
): BackupVault {
  const { securitySettings, ...settings } = backupVaultSettings(facts, choice);
  return new BackupVault(
    `${name}-backup`,
    {
      ...place,
      vaultName: nameOf([name, "backup"], VAULT_NAME),
      // It reads its key by one identity, and backs up by the other, which is its alone.
      identity: { type: "SystemAssigned,UserAssigned", userAssignedIdentities: [key.identityId] },
      properties: {
        ...settings,
        securitySettings: {
          ...securitySettings,
          encryptionSettings: {
            state: "Enabled",
            infrastructureEncryption: "Enabled",
            kekIdentity: { identityType: "UserAssigned", identityId: key.identityId },
            keyVaultProperties: { keyUri: key.keyUri },
          },
        },
        monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
      },
    },
    opts,
  );
}
