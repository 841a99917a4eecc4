import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const TAKEN = { set: { skipFinalSnapshot: false } };

export const finalSnapshotTaken: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/final-snapshot-taken",
  title: "Databases leave a last snapshot behind when they are deleted",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "The automated backups of most databases go with the database. The final snapshot is then all there is to go back to if the deletion was a mistake.",
  fix: "Set skipFinalSnapshot to false and finalSnapshotIdentifier to a name (FSx: skipFinalBackup to false).",
  failure: "it is deleted without a last snapshot",
  requires: {
    "aws:rds/instance:Instance": (instance) =>
      anyOf(not(instance.get("skipFinalSnapshot").equals(true)), instance.isWired("replicateSourceDb")),
    "aws:rds/cluster:Cluster": (cluster) => not(cluster.get("skipFinalSnapshot").equals(true)),
    "aws:docdb/cluster:Cluster": (cluster) => not(cluster.get("skipFinalSnapshot").equals(true)),
    "aws:neptune/cluster:Cluster": (cluster) => not(cluster.get("skipFinalSnapshot").equals(true)),
    "aws:redshift/cluster:Cluster": (cluster) => not(cluster.get("skipFinalSnapshot").equals(true)),
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": (fileSystem) =>
      not(fileSystem.get("skipFinalBackup").equals(true)),
    "aws:fsx/windowsFileSystem:WindowsFileSystem": (fileSystem) =>
      not(fileSystem.get("skipFinalBackup").equals(true)),
  },
  remedies: {
    // A snapshot needs a name, which only people can give.
    "aws:rds/instance:Instance": (instance) =>
      instance.isWired("finalSnapshotIdentifier").state === "true" ? TAKEN : undefined,
    "aws:rds/cluster:Cluster": (cluster) =>
      cluster.isWired("finalSnapshotIdentifier").state === "true" ? TAKEN : undefined,
    "aws:docdb/cluster:Cluster": (cluster) =>
      cluster.isWired("finalSnapshotIdentifier").state === "true" ? TAKEN : undefined,
    "aws:neptune/cluster:Cluster": (cluster) =>
      cluster.isWired("finalSnapshotIdentifier").state === "true" ? TAKEN : undefined,
    "aws:redshift/cluster:Cluster": (cluster) =>
      cluster.isWired("finalSnapshotIdentifier").state === "true" ? TAKEN : undefined,
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": { set: { skipFinalBackup: false } },
    "aws:fsx/windowsFileSystem:WindowsFileSystem": { set: { skipFinalBackup: false } },
  },
});
