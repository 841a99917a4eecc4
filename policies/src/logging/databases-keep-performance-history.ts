import type { Reference } from "@rampart/core/graph";
import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_CLUSTER: Reference = {
  type: "aws:rds/clusterInstance:ClusterInstance",
  through: "clusterIdentifier",
  to: ["aws:rds/cluster:Cluster"],
};

export const databasesKeepPerformanceHistory: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/databases-keep-performance-history",
  title: "Databases keep a history of what they were busy with",
  severity: "low",
  rationale:
    "When the database is slow at night, nobody can tell in the morning which query, user or host was the cause.",
  fix: "Set performanceInsightsEnabled: true, on the instance or, for Aurora, on the cluster.",
  failure: "no history of its load is kept",
  requires: {
    "aws:rds/instance:Instance": (instance) => instance.get("performanceInsightsEnabled").equals(true),
    "aws:rds/clusterInstance:ClusterInstance": (instance, { graph }) => {
      const clusters = graph.references.from(instance as never, OF_CLUSTER);
      const identifier = instance.get("clusterIdentifier");
      return anyOf(
        instance.get("performanceInsightsEnabled").equals(true),
        ...clusters.map((cluster) => cluster.get("performanceInsightsEnabled").equals(true)),
        // A cluster that cannot be found yet may have it.
        ...(clusters.length === 0 && identifier.isHidden ? [identifier.text(() => true)] : []),
      );
    },
  },
  remedies: {
    "aws:rds/instance:Instance": { set: { performanceInsightsEnabled: true } },
    "aws:rds/clusterInstance:ClusterInstance": { set: { performanceInsightsEnabled: true } },
  },
});
