import { allOf, anyOf, not } from "@rampart/core/value";
import { atLeast, defineGraphRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const cachesTakeSnapshots: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/caches-take-snapshots",
  title: "Redis and Valkey caches take snapshots",
  severity: "low",
  severityOf: severityByTier,
  rationale:
    "A cache that comes back empty sends every request to the database behind it, which may not stand that; and carts or sessions kept only in the cache are lost.",
  fix: "Set snapshotRetentionLimit to 1 day or more.",
  failure: "snapshots are off: the cache comes back empty",
  requires: {
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      anyOf(group.get("snapshotRetentionLimit").atLeast(1), group.isWired("globalReplicationGroupId")),
    // Memcached cannot take snapshots; a node of a replication group has those of the group.
    "aws:elasticache/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.get("snapshotRetentionLimit").atLeast(1),
        allOf(cluster.get("engine").isSet(), not(cluster.get("engine").oneOf(["redis", "valkey"]))),
        cluster.isWired("replicationGroupId"),
      ),
  },
  remedies: {
    "aws:elasticache/replicationGroup:ReplicationGroup": { set: { snapshotRetentionLimit: atLeast(1) } },
    "aws:elasticache/cluster:Cluster": { set: { snapshotRetentionLimit: atLeast(1) } },
  },
});
