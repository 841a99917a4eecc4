import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a database", "aws:rds/instance:Instance", { performanceInsightsEnabled: true }),
    oneResource("a member of an Aurora cluster", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: true,
    }),
    {
      title: "a member of a cluster that keeps it for all",
      resources: {
        ledger: {
          type: "aws:rds/cluster:Cluster",
          properties: { clusterIdentifier: "ledger", performanceInsightsEnabled: true },
        },
        "ledger-1": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${ledger.clusterIdentifier}" },
        },
      },
    },
  ],
  bad: [
    oneResource("a database left at the default", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("a member of an Aurora cluster that says no", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: false,
    }),
  ],
};
