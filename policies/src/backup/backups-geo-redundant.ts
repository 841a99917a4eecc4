import { anyOf, not } from "@rampart/core/value";
import { defineRule, each, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const ON = ["Enabled"];
const GEO = ["Geo", "GeoZone"];

const AT_CREATION = "It can be chosen only when the server is made: restore a backup into the new one.";
const WHILE_EMPTY =
  "It can be chosen only while the vault protects nothing; else make a new vault and keep the old.";

export const backupsGeoRedundant: Rule = defineRule<ResourceTypes>({
  id: "backup/backups-geo-redundant",
  title: "Backups are stored in a second region too",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Backups that stand only where the data stands are lost with it when the region is, and cannot be restored elsewhere while it is down.",
  fix: "Azure databases: set geoRedundantBackup to Enabled, or the backup storage redundancy to Geo. Vaults: GeoRedundant storage. Most can be chosen only when the resource is made.",
  failure: "its backups are stored in one region only",
  requires: {
    "azure-native:dbforpostgresql:Server": (server) =>
      anyOf(
        server.get("backup").get("geoRedundantBackup").oneOf(ON),
        server.get("createMode").oneOf(["Replica"]),
      ),
    "azure-native:dbformysql:Server": (server) =>
      anyOf(
        server.get("backup").get("geoRedundantBackup").oneOf(ON),
        server.get("createMode").oneOf(["Replica"]),
      ),
    "azure-native:dbforpostgresql:SingleServer": (server) =>
      anyOf(
        server.get("properties").get("storageProfile").get("geoRedundantBackup").oneOf(ON),
        server.get("properties").get("createMode").oneOf(["Replica"]),
      ),
    "azure-native:dbformysql:SingleServer": (server) =>
      anyOf(
        server.get("properties").get("storageProfile").get("geoRedundantBackup").oneOf(ON),
        server.get("properties").get("createMode").oneOf(["Replica"]),
      ),
    "azure-native:dbformariadb:Server": (server) =>
      anyOf(
        server.get("properties").get("storageProfile").get("geoRedundantBackup").oneOf(ON),
        server.get("properties").get("createMode").oneOf(["Replica"]),
      ),
    "azure-native:sql:Database": (database) =>
      database.get("requestedBackupStorageRedundancy").orElse("Geo").oneOf(GEO),
    "azure-native:sql:ManagedInstance": (instance) =>
      instance.get("requestedBackupStorageRedundancy").orElse("Geo").oneOf(GEO),
    // Continuous backups stand in every region the account is in.
    "azure-native:cosmosdb:DatabaseAccount": (account) => {
      const backup = account.get("backupPolicy");
      return anyOf(
        backup.get("type").oneOf(["Continuous"]),
        backup.get("periodicModeProperties").get("backupStorageRedundancy").orElse("Geo").oneOf(["Geo"]),
      );
    },
    "azure-native:recoveryservices:Vault": (vault) =>
      vault
        .get("properties")
        .get("redundancySettings")
        .get("standardTierStorageRedundancy")
        .orElse("GeoRedundant")
        .oneOf(["GeoRedundant"]),
    "azure-native:dataprotection:BackupVault": (vault) =>
      vault
        .get("properties")
        .get("storageSettings")
        .every((setting) =>
          anyOf(
            setting.get("type").oneOf(["GeoRedundant"]),
            not(setting.get("datastoreType").orElse("VaultStore").oneOf(["VaultStore"])),
          ),
        ),
  },
  remedies: {
    "azure-native:dbforpostgresql:Server": {
      set: { backup: { geoRedundantBackup: "Enabled" } },
      replaces: AT_CREATION,
    },
    "azure-native:dbformysql:Server": {
      set: { backup: { geoRedundantBackup: "Enabled" } },
      replaces: AT_CREATION,
    },
    "azure-native:sql:Database": { set: { requestedBackupStorageRedundancy: "Geo" } },
    "azure-native:sql:ManagedInstance": { set: { requestedBackupStorageRedundancy: "Geo" } },
    "azure-native:cosmosdb:DatabaseAccount": {
      set: { backupPolicy: { type: "Periodic", periodicModeProperties: { backupStorageRedundancy: "Geo" } } },
    },
    "azure-native:recoveryservices:Vault": {
      set: { properties: { redundancySettings: { standardTierStorageRedundancy: "GeoRedundant" } } },
      replaces: WHILE_EMPTY,
    },
    "azure-native:dataprotection:BackupVault": {
      set: {
        properties: {
          storageSettings: each({ type: "GeoRedundant" }, (setting) =>
            setting.get("datastoreType").orElse("VaultStore").oneOf(["VaultStore"]),
          ),
        },
      },
      replaces: WHILE_EMPTY,
    },
  },
});
