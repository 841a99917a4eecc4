import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a few days", "aws:rds/instance:Instance", { backupRetentionPeriod: 3 }),
    oneResource("a replica", "aws:rds/instance:Instance", { replicateSourceDb: "orders" }),
    oneResource("two days in a cluster", "aws:rds/cluster:Cluster", { backupRetentionPeriod: 2 }),
    oneResource("the default of a warehouse", "aws:redshift/cluster:Cluster", { nodeType: "ra3.large" }),
  ],
  bad: [
    oneResource("off", "aws:rds/instance:Instance", { backupRetentionPeriod: 0 }),
    oneResource("the default of an instance", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("off in a warehouse", "aws:redshift/cluster:Cluster", {
      automatedSnapshotRetentionPeriod: 0,
    }),
    oneResource("off in a cluster", "aws:rds/cluster:Cluster", { backupRetentionPeriod: 0 }),
    oneResource("off for documents", "aws:docdb/cluster:Cluster", { backupRetentionPeriod: 0 }),
    oneResource("off for graphs", "aws:neptune/cluster:Cluster", { backupRetentionPeriod: 0 }),
  ],
};
