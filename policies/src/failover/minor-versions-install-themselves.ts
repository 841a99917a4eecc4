import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const minorVersionsInstallThemselves: Rule = defineRule<ResourceTypes>({
  id: "failover/minor-versions-install-themselves",
  title: "Databases, caches and brokers install minor versions by themselves",
  severity: "low",
  rationale:
    "Fixes for crashes and known holes come in minor versions; one that nobody installs is missing when it counts.",
  fix: "Set autoMinorVersionUpgrade (allowVersionUpgrade on Redshift) to true.",
  failure: "minor versions are installed by hand only",
  requires: {
    "aws:dms/replicationInstance:ReplicationInstance": (instance) =>
      instance.get("autoMinorVersionUpgrade").equals(true),
    "aws:docdb/clusterInstance:ClusterInstance": (instance) =>
      instance.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:elasticache/cluster:Cluster": (cluster) =>
      cluster.get("autoMinorVersionUpgrade").orElse("true").equals(true),
    "aws:elasticache/replicationGroup:ReplicationGroup": (group) =>
      group.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:memorydb/cluster:Cluster": (cluster) =>
      cluster.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:mq/broker:Broker": (broker) => broker.get("autoMinorVersionUpgrade").equals(true),
    "aws:neptune/clusterInstance:ClusterInstance": (instance) =>
      instance.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:rds/clusterInstance:ClusterInstance": (instance) =>
      instance.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:rds/instance:Instance": (instance) =>
      instance.get("autoMinorVersionUpgrade").orElse(true).equals(true),
    "aws:redshift/cluster:Cluster": (cluster) => cluster.get("allowVersionUpgrade").orElse(true).equals(true),
  },
  remedies: {
    "aws:dms/replicationInstance:ReplicationInstance": { set: { autoMinorVersionUpgrade: true } },
    "aws:docdb/clusterInstance:ClusterInstance": { set: { autoMinorVersionUpgrade: true } },
    "aws:elasticache/replicationGroup:ReplicationGroup": { set: { autoMinorVersionUpgrade: true } },
    "aws:mq/broker:Broker": { set: { autoMinorVersionUpgrade: true } },
    "aws:neptune/clusterInstance:ClusterInstance": { set: { autoMinorVersionUpgrade: true } },
    "aws:rds/clusterInstance:ClusterInstance": { set: { autoMinorVersionUpgrade: true } },
    "aws:rds/instance:Instance": { set: { autoMinorVersionUpgrade: true } },
    "aws:elasticache/cluster:Cluster": { set: { autoMinorVersionUpgrade: "true" } },
    "aws:redshift/cluster:Cluster": { set: { allowVersionUpgrade: true } },
  },
});
