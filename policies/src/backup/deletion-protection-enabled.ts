import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const deletionProtectionEnabled: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/deletion-protection-enabled",
  title: "Data stores refuse to be deleted",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "A wrong stack name, a changed property that forces a replacement or a stolen credential deletes a database in one call. With deletion protection that takes two, and the first is seen.",
  fix: "Set deletionProtection (DynamoDB: deletionProtectionEnabled, Cognito: ACTIVE) to true; switch it off in a change of its own when the store is to go.",
  failure: "it can be deleted in one call: deletion protection is off",
  requires: {
    // A replica holds nothing that its source does not.
    "aws:rds/instance:Instance": (instance) =>
      anyOf(instance.get("deletionProtection").equals(true), instance.isWired("replicateSourceDb")),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("deletionProtection").equals(true),
    "aws:rds/globalCluster:GlobalCluster": (cluster) => cluster.get("deletionProtection").equals(true),
    "aws:docdb/cluster:Cluster": (cluster) => cluster.get("deletionProtection").equals(true),
    "aws:docdb/globalCluster:GlobalCluster": (cluster) => cluster.get("deletionProtection").equals(true),
    "aws:neptune/cluster:Cluster": (cluster) => cluster.get("deletionProtection").equals(true),
    "aws:dynamodb/table:Table": (table) => table.get("deletionProtectionEnabled").equals(true),
    "aws:qldb/ledger:Ledger": (ledger) => ledger.get("deletionProtection").orElse(true).equals(true),
    "aws:cognito/userPool:UserPool": (pool) => pool.get("deletionProtection").oneOf(["ACTIVE"]),
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { deletionProtection: true } },
    "aws:rds/cluster:Cluster": { set: { deletionProtection: true } },
    "aws:rds/globalCluster:GlobalCluster": { set: { deletionProtection: true } },
    "aws:docdb/cluster:Cluster": { set: { deletionProtection: true } },
    "aws:docdb/globalCluster:GlobalCluster": { set: { deletionProtection: true } },
    "aws:neptune/cluster:Cluster": { set: { deletionProtection: true } },
    "aws:dynamodb/table:Table": { set: { deletionProtectionEnabled: true } },
    "aws:qldb/ledger:Ledger": { set: { deletionProtection: true } },
    "aws:cognito/userPool:UserPool": { set: { deletionProtection: "ACTIVE" } },
  },
});
