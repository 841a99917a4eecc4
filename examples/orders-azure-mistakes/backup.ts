import { BackupVault } from "@pulumi/azure-native/dataprotection/backupVault.js";
import { ProtectionPolicy } from "@pulumi/azure-native/recoveryservices/protectionPolicy.js";
import { Vault } from "@pulumi/azure-native/recoveryservices/vault.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createBackup(place: Place): Vault {
  const { resourceGroupName, location } = place;
  const vault = new Vault("machines", {
    resourceGroupName,
    location,
    sku: { name: "RS0", tier: "Standard" },
    properties: {
      publicNetworkAccess: "Enabled",
      redundancySettings: {
        standardTierStorageRedundancy: "LocallyRedundant",
        crossRegionRestore: "Disabled",
      },
      securitySettings: { softDeleteSettings: { softDeleteState: "Disabled" } },
    },
    tags: tags("customer"),
  });
  const retentionTimes = ["2026-01-04T03:00:00Z"];
  new ProtectionPolicy("machines", {
    resourceGroupName,
    vaultName: vault.name,
    policyName: "weekly",
    properties: {
      backupManagementType: "AzureIaasVM",
      timeZone: "UTC",
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicy",
        scheduleRunFrequency: "Weekly",
        scheduleRunDays: ["Sunday"],
        scheduleRunTimes: retentionTimes,
      },
      retentionPolicy: {
        retentionPolicyType: "LongTermRetentionPolicy",
        weeklySchedule: {
          daysOfTheWeek: ["Sunday"],
          retentionTimes,
          retentionDuration: { count: 2, durationType: "Weeks" },
        },
      },
    },
  });
  new BackupVault("data", {
    resourceGroupName,
    location,
    properties: {
      storageSettings: [{ datastoreType: "VaultStore", type: "LocallyRedundant" }],
      securitySettings: {
        immutabilitySettings: { state: "Disabled" },
        softDeleteSettings: { state: "Off" },
      },
    },
    tags: tags("customer"),
  });
  return vault;
}
