import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const automatedBackupsSurviveDeletion: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/automated-backups-survive-deletion",
  title: "Automated backups outlive the database",
  severity: "low",
  severityOf: severityByTier,
  rationale:
    "By default RDS deletes a database's automated backups together with it. Kept, they allow a restore to any second before the deletion, which the final snapshot does not.",
  fix: "Set deleteAutomatedBackups to false.",
  failure: "its automated backups are deleted together with it",
  requires: {
    "aws:rds/instance:Instance": (instance) =>
      anyOf(instance.get("deleteAutomatedBackups").equals(false), instance.isWired("replicateSourceDb")),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("deleteAutomatedBackups").equals(false),
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { deleteAutomatedBackups: false } },
    "aws:rds/cluster:Cluster": { set: { deleteAutomatedBackups: false } },
  },
});
