import { anyOf } from "@rampart/core/value";
import { atLeast, defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const automatedBackupsSwitchedOn: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/automated-backups-switched-on",
  title: "Databases take automated backups and keep them for more than a day",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "Without any automated backup one wrong statement or one broken disk loses everything since the last copy by hand, if there is one.",
  fix: "Set backupRetentionPeriod (automatedSnapshotRetentionPeriod, snapshotRetentionLimit) to more than 1 (0 for Redshift), better to 7 or more.",
  failure: "automated backups are off, or kept for a day only",
  requires: {
    "aws:docdb/cluster:Cluster": (cluster) => cluster.get("backupRetentionPeriod").orElse(1).atLeast(2),
    "aws:neptune/cluster:Cluster": (cluster) => cluster.get("backupRetentionPeriod").orElse(1).atLeast(2),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("backupRetentionPeriod").orElse(1).atLeast(2),
    "aws:rds/instance:Instance": (instance) =>
      anyOf(
        instance.get("backupRetentionPeriod").orElse(0).atLeast(2),
        // The backups of a replica are those of its source.
        instance.isWired("replicateSourceDb"),
      ),
    "aws:redshift/cluster:Cluster": (cluster) =>
      cluster.get("automatedSnapshotRetentionPeriod").orElse(1).atLeast(1),
  },
  remedies: {
    "aws:docdb/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(2) } },
    "aws:neptune/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(2) } },
    "aws:rds/cluster:Cluster": { set: { backupRetentionPeriod: atLeast(2) } },
    "aws:rds/instance:Instance": { set: { backupRetentionPeriod: atLeast(2) } },
    "aws:redshift/cluster:Cluster": { set: { automatedSnapshotRetentionPeriod: atLeast(1) } },
  },
});
