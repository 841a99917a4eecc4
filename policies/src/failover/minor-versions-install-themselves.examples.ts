import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a broker", "aws:mq/broker:Broker", { autoMinorVersionUpgrade: true }),
    oneResource("a migration", "aws:dms/replicationInstance:ReplicationInstance", {
      autoMinorVersionUpgrade: true,
    }),
    oneResource("a database, by default", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("a warehouse, by default", "aws:redshift/cluster:Cluster", { nodeType: "ra3.large" }),
  ],
  bad: [
    oneResource("a broker, by default", "aws:mq/broker:Broker", { engineType: "ActiveMQ" }),
    oneResource("a migration, by default", "aws:dms/replicationInstance:ReplicationInstance", {
      engineVersion: "3.5",
    }),
    oneResource("a database", "aws:rds/instance:Instance", { autoMinorVersionUpgrade: false }),
    oneResource("a member of a cluster", "aws:rds/clusterInstance:ClusterInstance", {
      autoMinorVersionUpgrade: false,
    }),
    oneResource("a member of a document cluster", "aws:docdb/clusterInstance:ClusterInstance", {
      autoMinorVersionUpgrade: false,
    }),
    oneResource("a member of a graph cluster", "aws:neptune/clusterInstance:ClusterInstance", {
      autoMinorVersionUpgrade: false,
    }),
    oneResource("a cache", "aws:elasticache/cluster:Cluster", { autoMinorVersionUpgrade: "false" }),
    oneResource("a group of caches", "aws:elasticache/replicationGroup:ReplicationGroup", {
      autoMinorVersionUpgrade: false,
    }),
    oneResource("a cache that keeps its data", "aws:memorydb/cluster:Cluster", {
      autoMinorVersionUpgrade: false,
    }),
    oneResource("a warehouse", "aws:redshift/cluster:Cluster", { allowVersionUpgrade: false }),
  ],
};
