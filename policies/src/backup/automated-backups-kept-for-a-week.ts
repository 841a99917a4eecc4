import { allOf, anyOf, not } from "@rampart/core/value";
import { atLeast, defineGraphRule, must, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { keptForAWeek, WEEK_IN_DAYS } from "./retention.ts";

/** What Cosmos DB keeps where the program says nothing. */
const COSMOS_DEFAULT_HOURS = 8;

export const automatedBackupsKeptForAWeek: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/automated-backups-kept-for-a-week",
  title: "Databases keep their automated backups for at least a week",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "Damage is often noticed days later: a bad migration on Friday is found on Monday. If the backups from before it are gone by then, so is the data.",
  fix: "Set the retention (backupRetentionPeriod, snapshotRetentionLimit, automatedSnapshotRetentionPeriod, backup.backupRetentionDays, retentionDays) to at least 7 days; in Cosmos DB use a backupPolicy of type Continuous, or keep periodic backups for 168 hours.",
  checks: {
    // The backups of a replica are those of its source, unless the program says something else.
    "aws:rds/instance:Instance": (instance) =>
      keptForAWeek(
        instance.get("backupRetentionPeriod").orElse(0),
        allOf(
          instance.isWired("replicateSourceDb"),
          not(instance.inputs.get("backupRetentionPeriod").isSet()),
        ),
      ),
    "aws:rds/cluster:Cluster": (cluster) => keptForAWeek(cluster.get("backupRetentionPeriod").orElse(1)),
    "aws:docdb/cluster:Cluster": (cluster) => keptForAWeek(cluster.get("backupRetentionPeriod").orElse(1)),
    "aws:neptune/cluster:Cluster": (cluster) => keptForAWeek(cluster.get("backupRetentionPeriod").orElse(1)),
    "aws:memorydb/cluster:Cluster": (cluster) =>
      keptForAWeek(cluster.get("snapshotRetentionLimit").orElse(0)),
    "aws:redshift/cluster:Cluster": (cluster) =>
      keptForAWeek(cluster.get("automatedSnapshotRetentionPeriod").orElse(1)),
    "azure-native:dbformysql:Server": (server) =>
      keptForAWeek(server.get("backup").get("backupRetentionDays").orElse(7)),
    "azure-native:sql:BackupShortTermRetentionPolicy": (policy) =>
      keptForAWeek(policy.get("retentionDays").orElse(7)),
    "azure-native:cosmosdb:DatabaseAccount": (account) => {
      const backup = account.get("backupPolicy");
      const hours = backup
        .get("periodicModeProperties")
        .get("backupRetentionIntervalInHours")
        .orElse(COSMOS_DEFAULT_HOURS);
      return must(
        anyOf(backup.get("type").oneOf(["Continuous"]), hours.atLeast(WEEK_IN_DAYS * 24)),
        `backups are kept for less than ${WEEK_IN_DAYS * 24} hours (${hours.display()})`,
      );
    },
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { backupRetentionPeriod: atLeast(WEEK_IN_DAYS) } },
    "aws:rds/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(WEEK_IN_DAYS) } },
    "aws:docdb/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(WEEK_IN_DAYS) } },
    "aws:neptune/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(WEEK_IN_DAYS) } },
    "aws:memorydb/cluster:Cluster": { set: { snapshotRetentionLimit: atLeast(WEEK_IN_DAYS) } },
    "aws:redshift/cluster:Cluster": { set: { automatedSnapshotRetentionPeriod: atLeast(WEEK_IN_DAYS) } },
    "azure-native:dbformysql:Server": { set: { backup: { backupRetentionDays: atLeast(WEEK_IN_DAYS) } } },
    "azure-native:sql:BackupShortTermRetentionPolicy": { set: { retentionDays: atLeast(WEEK_IN_DAYS) } },
    "azure-native:cosmosdb:DatabaseAccount": {
      set: {
        backupPolicy: {
          type: "Periodic",
          periodicModeProperties: { backupRetentionIntervalInHours: atLeast(WEEK_IN_DAYS * 24) },
        },
      },
    },
  },
});
