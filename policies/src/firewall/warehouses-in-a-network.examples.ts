import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a group", "aws:redshift/cluster:Cluster", { clusterSubnetGroupName: "data" }),
    oneResource("a cache of tables", "aws:dax/cluster:Cluster", { subnetGroupName: "data" }),
    oneResource("documents", "aws:docdb/cluster:Cluster", { dbSubnetGroupName: "data" }),
    oneResource("graphs", "aws:neptune/cluster:Cluster", { neptuneSubnetGroupName: "data" }),
  ],
  bad: [
    oneResource("none", "aws:redshift/cluster:Cluster", { nodeType: "ra3.large" }),
    oneResource("documents in the default network", "aws:docdb/cluster:Cluster", {
      clusterIdentifier: "orders",
    }),
  ],
};
