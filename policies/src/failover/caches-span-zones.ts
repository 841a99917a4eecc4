import { allOf, anyOf, not } from "@rampart/core/value";
import { atLeast, defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { notPinnedToOneZone } from "./zones.ts";

export const cachesSpanZones: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/caches-span-zones",
  title: "Caches have a replica in another zone",
  severity: "medium",
  rationale:
    "A cache of one node loses everything in it when the node or its zone fails, and the database behind it gets every request at once.",
  fix: "ElastiCache: set automaticFailoverEnabled and multiAzEnabled with at least two nodes; Memcached azMode cross-az. MemoryDB: numReplicasPerShard of 1 or more. DAX: replicationFactor of 2 or more. Azure: Standard or Premium, not pinned to one zone.",
  failure: "no replica in another zone takes over when its node or zone fails",
  requires: {
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      allOf(group.get("automaticFailoverEnabled").equals(true), group.get("multiAzEnabled").equals(true)),
    "aws:elasticache/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.isWired("replicationGroupId"),
        allOf(cluster.get("engine").oneOf(["memcached"]), cluster.get("azMode").oneOf(["cross-az"])),
      ),
    "aws:memorydb/cluster:Cluster": (cluster) => cluster.get("numReplicasPerShard").orElse(1).atLeast(1),
    "aws:dax/cluster:Cluster": (cluster) => cluster.get("replicationFactor").atLeast(2),
    "azure-native:redis:Redis": (redis) =>
      allOf(
        not(redis.get("sku").get("name").oneOf(["Basic"])),
        not(redis.get("zonalAllocationPolicy").oneOf(["NoZones"])),
        notPinnedToOneZone(redis.get("zones")),
      ),
  },
  remedies: {
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) => {
      const hasReplica = anyOf(
        group.get("numCacheClusters").atLeast(2),
        group.get("replicasPerNodeGroup").atLeast(1),
      );
      if (hasReplica.state !== "true") return undefined;
      return { set: { automaticFailoverEnabled: true, multiAzEnabled: true } };
    },
    "aws:memorydb/cluster:Cluster": { set: { numReplicasPerShard: atLeast(1) } },
    "aws:dax/cluster:Cluster": { set: { replicationFactor: atLeast(2) } },
  },
});
