import { ManagementLockAtResourceGroupLevel } from "@pulumi/azure-native/authorization/managementLockAtResourceGroupLevel.js";
import type { VirtualMachine } from "@pulumi/azure-native/compute/virtualMachine.js";
import { BackupInstance } from "@pulumi/azure-native/dataprotection/backupInstance.js";
import { BackupPolicy } from "@pulumi/azure-native/dataprotection/backupPolicy.js";
import { BackupVault } from "@pulumi/azure-native/dataprotection/backupVault.js";
import type { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import { ProtectedItem } from "@pulumi/azure-native/recoveryservices/protectedItem.js";
import { ProtectionPolicy } from "@pulumi/azure-native/recoveryservices/protectionPolicy.js";
import { Vault } from "@pulumi/azure-native/recoveryservices/vault.js";
import * as pulumi from "@pulumi/pulumi";
import { grant } from "./identity.ts";
import type { Keys } from "./keys.ts";
import type { Place } from "./place.ts";
import type { Documents } from "./storage.ts";
import { tags } from "./tags.ts";

export interface BackupArgs {
  keys: Keys;
  machine: VirtualMachine;
  database: Server;
  documents: Documents;
}

export interface Backup {
  machines: Vault;
  data: BackupVault;
}

export function createBackup(place: Place, args: BackupArgs): Backup {
  new ManagementLockAtResourceGroupLevel("orders", {
    resourceGroupName: place.resourceGroupName,
    lockName: "orders",
    level: "CanNotDelete",
    notes: "Holds the order service's data: take the lock off only with a second pair of eyes.",
  });
  return { machines: backUpMachine(place, args), data: backUpData(place, args) };
}

/** Machines: every four hours, kept five weeks, and a point of each month for a year. */
function backUpMachine(place: Place, { keys, machine }: BackupArgs): Vault {
  const { resourceGroupName, location } = place;
  const vault = new Vault(
    "machines",
    {
      resourceGroupName,
      location,
      sku: { name: "RS0", tier: "Standard" },
      identity: { type: "UserAssigned", userAssignedIdentities: [keys.backup.identity.id] },
      properties: {
        publicNetworkAccess: "Disabled",
        redundancySettings: {
          standardTierStorageRedundancy: "GeoRedundant",
          crossRegionRestore: "Enabled",
        },
        securitySettings: {
          immutabilitySettings: { state: "Locked" },
          softDeleteSettings: {
            softDeleteState: "AlwaysON",
            enhancedSecurityState: "AlwaysON",
            softDeleteRetentionPeriodInDays: 90,
          },
        },
        encryption: {
          infrastructureEncryption: "Enabled",
          kekIdentity: { userAssignedIdentity: keys.backup.identity.id },
          keyVaultProperties: { keyUri: keys.backup.key.keyUri },
        },
        monitoringSettings: {
          azureMonitorAlertSettings: {
            alertsForAllJobFailures: "Enabled",
            alertsForAllReplicationIssues: "Enabled",
            alertsForAllFailoverIssues: "Enabled",
          },
        },
      },
      tags: tags("customer"),
    },
    { protect: true, dependsOn: keys.backup.ready },
  );
  const retentionTimes = ["2026-01-01T00:00:00Z"];
  const policy = new ProtectionPolicy("machines", {
    resourceGroupName,
    vaultName: vault.name,
    policyName: "four-hourly",
    properties: {
      backupManagementType: "AzureIaasVM",
      policyType: "V2",
      timeZone: "UTC",
      instantRpRetentionRangeInDays: 7,
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Hourly",
        hourlySchedule: {
          interval: 4,
          scheduleWindowStartTime: "2026-01-01T00:00:00Z",
          scheduleWindowDuration: 24,
        },
      },
      retentionPolicy: {
        retentionPolicyType: "LongTermRetentionPolicy",
        dailySchedule: { retentionTimes, retentionDuration: { count: 35, durationType: "Days" } },
        monthlySchedule: {
          retentionTimes,
          retentionScheduleFormatType: "Daily",
          retentionScheduleDaily: { daysOfTheMonth: [{ date: 1, isLast: false }] },
          retentionDuration: { count: 12, durationType: "Months" },
        },
      },
    },
  });
  new ProtectedItem("worker", {
    resourceGroupName,
    vaultName: vault.name,
    fabricName: "Azure",
    containerName: pulumi.interpolate`iaasvmcontainer;iaasvmcontainerv2;${resourceGroupName};${machine.name}`,
    protectedItemName: pulumi.interpolate`vm;iaasvmcontainerv2;${resourceGroupName};${machine.name}`,
    properties: {
      protectedItemType: "Microsoft.Compute/virtualMachines",
      policyId: policy.id,
      sourceResourceId: machine.id,
    },
  });
  return vault;
}

/** Copies of documents and database that stand apart from what they were taken from. */
function backUpData(place: Place, { keys, database, documents }: BackupArgs): BackupVault {
  const { resourceGroupName, location } = place;
  const vault = new BackupVault(
    "data",
    {
      resourceGroupName,
      location,
      identity: {
        type: "SystemAssigned,UserAssigned",
        userAssignedIdentities: [keys.backup.identity.id],
      },
      properties: {
        storageSettings: [{ datastoreType: "VaultStore", type: "GeoRedundant" }],
        featureSettings: { crossRegionRestoreSettings: { state: "Enabled" } },
        securitySettings: {
          immutabilitySettings: { state: "Locked" },
          softDeleteSettings: { state: "AlwaysOn", retentionDurationInDays: 90 },
          encryptionSettings: {
            state: "Enabled",
            infrastructureEncryption: "Enabled",
            kekIdentity: { identityType: "UserAssigned", identityId: keys.backup.identity.id },
            keyVaultProperties: { keyUri: keys.backup.key.keyUri },
          },
        },
        monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
      },
      tags: tags("customer"),
    },
    { protect: true, dependsOn: keys.backup.ready },
  );
  const principalId = vault.identity.apply((identity) => identity?.principalId ?? "");
  const grants = [
    grant(place, "backup-documents", {
      principalId,
      role: "Storage Account Backup Contributor",
      scope: documents.account.id,
    }),
    grant(place, "backup-database", {
      principalId,
      role: "PostgreSQL Flexible Server Long Term Retention Backup Role",
      scope: database.id,
    }),
    grant(place, "backup-database-read", { principalId, role: "Reader", scope: database.id }),
  ];

  const policies = {
    documents: createPolicy(place, vault, "documents", {
      datasourceType: "Microsoft.Storage/storageAccounts/blobServices",
      backupType: "Discrete",
      interval: "R/2026-01-01T03:00:00+00:00/P1D",
      keep: "P35D",
    }),
    // Between these copies, the server's own backups reach back to any second of 35 days.
    database: createPolicy(place, vault, "database", {
      datasourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
      backupType: "Full",
      interval: "R/2026-01-04T04:00:00+00:00/P1W",
      keep: "P1Y",
    }),
  };
  new BackupInstance(
    "documents",
    {
      resourceGroupName,
      vaultName: vault.name,
      backupInstanceName: "documents",
      properties: {
        objectType: "BackupInstance",
        friendlyName: "Documents of the order service",
        dataSourceInfo: {
          objectType: "Datasource",
          datasourceType: "Microsoft.Storage/storageAccounts/blobServices",
          resourceType: "Microsoft.Storage/storageAccounts",
          resourceID: documents.account.id,
          resourceName: documents.account.name,
          resourceLocation: location,
          resourceUri: documents.account.id,
        },
        policyInfo: {
          policyId: policies.documents.id,
          policyParameters: {
            backupDatasourceParametersList: [
              { objectType: "BlobBackupDatasourceParameters", containersList: [documents.container.name] },
            ],
          },
        },
      },
      tags: tags("customer"),
    },
    { dependsOn: grants },
  );
  new BackupInstance(
    "database",
    {
      resourceGroupName,
      vaultName: vault.name,
      backupInstanceName: "database",
      properties: {
        objectType: "BackupInstance",
        friendlyName: "Database of the order service",
        dataSourceInfo: {
          objectType: "Datasource",
          datasourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
          resourceType: "Microsoft.DBforPostgreSQL/flexibleServers",
          resourceID: database.id,
          resourceName: database.name,
          resourceLocation: location,
          resourceUri: database.id,
        },
        policyInfo: { policyId: policies.database.id },
      },
      tags: tags("customer"),
    },
    { dependsOn: grants },
  );
  return vault;
}

interface PolicySettings {
  datasourceType: string;
  backupType: string;
  /** ISO 8601: from when, how often. */
  interval: string;
  /** ISO 8601 duration. */
  keep: string;
}

function createPolicy(
  place: Place,
  vault: BackupVault,
  name: string,
  settings: PolicySettings,
): BackupPolicy {
  const store = { dataStoreType: "VaultStore", objectType: "DataStoreInfoBase" };
  return new BackupPolicy(name, {
    resourceGroupName: place.resourceGroupName,
    vaultName: vault.name,
    backupPolicyName: name,
    properties: {
      objectType: "BackupPolicy",
      datasourceTypes: [settings.datasourceType],
      policyRules: [
        {
          objectType: "AzureBackupRule",
          name: "Backup",
          backupParameters: { objectType: "AzureBackupParams", backupType: settings.backupType },
          dataStore: store,
          trigger: {
            objectType: "ScheduleBasedTriggerContext",
            schedule: { repeatingTimeIntervals: [settings.interval], timeZone: "UTC" },
            taggingCriteria: [{ isDefault: true, taggingPriority: 99, tagInfo: { tagName: "Default" } }],
          },
        },
        {
          objectType: "AzureRetentionRule",
          name: "Default",
          isDefault: true,
          lifecycles: [
            {
              sourceDataStore: store,
              deleteAfter: { objectType: "AbsoluteDeleteOption", duration: settings.keep },
              targetDataStoreCopySettings: [],
            },
          ],
        },
      ],
    },
  });
}
