import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const warehousesInANetwork: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/warehouses-in-a-network",
  title: "Data warehouses stand in subnets of yours",
  severity: "medium",
  rationale: "Outside a network of yours a warehouse can be reached past every security group.",
  fix: "Set clusterSubnetGroupName.",
  failure: "no subnet group is named",
  requires: {
    "aws:redshift/cluster:Cluster": (cluster) => cluster.isWired("clusterSubnetGroupName"),
    "aws:dax/cluster:Cluster": (cluster) => cluster.isWired("subnetGroupName"),
    "aws:docdb/cluster:Cluster": (cluster) => cluster.isWired("dbSubnetGroupName"),
    "aws:neptune/cluster:Cluster": (cluster) => cluster.isWired("neptuneSubnetGroupName"),
  },
});
