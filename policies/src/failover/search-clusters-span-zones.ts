import { allOf, anyOf, type Plain, type Truth, type Value } from "@rampart/core/value";
import { atLeast, defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hasTwo } from "./zones.ts";

type ClusterConfig =
  | NonNullable<Plain<ResourceTypes["aws:opensearch/domain:Domain"]>["clusterConfig"]>
  | NonNullable<Plain<ResourceTypes["aws:elasticsearch/domain:Domain"]>["clusterConfig"]>;

export const searchClustersSpanZones: Rule = defineRule<ResourceTypes>({
  id: "failover/search-clusters-span-zones",
  title: "Search and analytics clusters have nodes in at least two zones",
  severity: "medium",
  rationale:
    "One node, or nodes in one zone, means no search while it is down, and a long rebuild of the index if its disk is lost.",
  fix: "OpenSearch: zoneAwarenessEnabled with an instanceCount of 2 or more. Azure AI Search: replicaCount of 2 or more. Data Explorer: zones.",
  failure: "its nodes stand in one zone, or there is one only",
  requires: {
    "aws:opensearch/domain:Domain": (domain) => isZoneAware(domain.get("clusterConfig")),
    "aws:elasticsearch/domain:Domain": (domain) => isZoneAware(domain.get("clusterConfig")),
    "azure-native:kusto:Cluster": (cluster) => hasTwo(cluster.get("zones")),
    "azure-native:search:Service": (service) => service.get("replicaCount").orElse(1).atLeast(2),
  },
  remedies: {
    "azure-native:search:Service": { set: { replicaCount: atLeast(2) } },
  },
});

function isZoneAware(config: Value<ClusterConfig>): Truth {
  return allOf(
    anyOf(
      config.get("zoneAwarenessEnabled").equals(true),
      config.get("multiAzWithStandbyEnabled").equals(true),
    ),
    config.get("instanceCount").orElse(1).atLeast(2),
  );
}
