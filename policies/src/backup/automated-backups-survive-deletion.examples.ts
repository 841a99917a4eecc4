import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an instance, and a replica, which has no backups to lose",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { deleteAutomatedBackups: false } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.identifier}" },
        },
      },
    },
    {
      title: "a cluster",
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { deleteAutomatedBackups: false } },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["orders", "billing"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { engine: "postgres" } },
        billing: { type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-postgresql" } },
      },
    },
    {
      title: "said aloud",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { deleteAutomatedBackups: true } },
      },
    },
  ],
};
