import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "databases that refuse to be deleted, and a replica that need not",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { deletionProtection: true } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.identifier}" },
        },
        billing: { type: "aws:rds/cluster:Cluster", properties: { deletionProtection: true } },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: { deletionProtection: true } },
        friends: { type: "aws:neptune/cluster:Cluster", properties: { deletionProtection: true } },
      },
    },
    {
      title: "a table, a user pool, and a ledger, which is protected unless it says otherwise",
      resources: {
        sessions: { type: "aws:dynamodb/table:Table", properties: { deletionProtectionEnabled: true } },
        customers: { type: "aws:cognito/userPool:UserPool", properties: { deletionProtection: "ACTIVE" } },
        ledger: { type: "aws:qldb/ledger:Ledger", properties: { permissionsMode: "STANDARD" } },
      },
    },
  ],
  bad: [
    {
      title: "stores left at the default",
      failing: ["orders", "billing", "world", "catalogue", "library", "friends", "sessions", "customers"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: {} },
        billing: { type: "aws:rds/cluster:Cluster", properties: {} },
        world: { type: "aws:rds/globalCluster:GlobalCluster", properties: {} },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: {} },
        library: { type: "aws:docdb/globalCluster:GlobalCluster", properties: {} },
        friends: { type: "aws:neptune/cluster:Cluster", properties: {} },
        sessions: { type: "aws:dynamodb/table:Table", properties: {} },
        customers: { type: "aws:cognito/userPool:UserPool", properties: {} },
      },
    },
    {
      title: "protection switched off",
      failing: ["orders", "ledger"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { deletionProtection: false } },
        ledger: { type: "aws:qldb/ledger:Ledger", properties: { deletionProtection: false } },
      },
    },
  ],
};
