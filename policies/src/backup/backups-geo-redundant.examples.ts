import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "databases with backups in the paired region",
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { backup: { geoRedundantBackup: "Enabled" } },
        },
        "orders-reports": {
          type: "azure-native:dbforpostgresql:Server",
          properties: { createMode: "Replica" },
        },
        catalogue: {
          type: "azure-native:dbformysql:Server",
          properties: { backup: { geoRedundantBackup: "Enabled" } },
        },
        archive: {
          type: "azure-native:dbformariadb:Server",
          properties: { properties: { storageProfile: { geoRedundantBackup: "Enabled" } } },
        },
      },
    },
    {
      title: "the default, which is the paired region",
      resources: {
        orders: { type: "azure-native:sql:Database", properties: { databaseName: "orders" } },
        estate: {
          type: "azure-native:sql:ManagedInstance",
          properties: { requestedBackupStorageRedundancy: "GeoZone" },
        },
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { backupPolicy: { type: "Continuous" } },
        },
        machines: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
      },
    },
    {
      title: "a Backup vault whose operational store need not be",
      resources: {
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              storageSettings: [
                { datastoreType: "VaultStore", type: "GeoRedundant" },
                { datastoreType: "OperationalStore", type: "LocallyRedundant" },
              ],
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "servers left at the default, which is one region",
      failing: ["orders", "catalogue", "old-orders", "old-catalogue", "archive"],
      resources: {
        orders: { type: "azure-native:dbforpostgresql:Server", properties: {} },
        catalogue: { type: "azure-native:dbformysql:Server", properties: {} },
        "old-orders": {
          type: "azure-native:dbforpostgresql:SingleServer",
          properties: { properties: { createMode: "Default" } },
        },
        "old-catalogue": {
          type: "azure-native:dbformysql:SingleServer",
          properties: { properties: { createMode: "Default" } },
        },
        archive: {
          type: "azure-native:dbformariadb:Server",
          properties: { properties: { storageProfile: { geoRedundantBackup: "Disabled" } } },
        },
      },
    },
    {
      title: "backups kept local, or in the zones of one region",
      failing: ["orders", "estate", "sessions", "machines", "disks"],
      resources: {
        orders: {
          type: "azure-native:sql:Database",
          properties: { requestedBackupStorageRedundancy: "Local" },
        },
        estate: {
          type: "azure-native:sql:ManagedInstance",
          properties: { requestedBackupStorageRedundancy: "Zone" },
        },
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            backupPolicy: {
              type: "Periodic",
              periodicModeProperties: { backupStorageRedundancy: "Local" },
            },
          },
        },
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { redundancySettings: { standardTierStorageRedundancy: "LocallyRedundant" } },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              storageSettings: [{ datastoreType: "VaultStore", type: "LocallyRedundant" }],
            },
          },
        },
      },
    },
  ],
};
