import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "backups replicated to another region, and a replica there",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { engine: "postgres" } },
        replication: {
          type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
          properties: { region: "eu-central-1", sourceDbInstanceArn: "${orders.arn}" },
        },
        billing: { type: "aws:rds/instance:Instance", properties: { region: "eu-west-1" } },
        "billing-frankfurt": {
          type: "aws:rds/instance:Instance",
          properties: { region: "eu-central-1", replicateSourceDb: "${billing.arn}" },
        },
      },
    },
    {
      title: "a global cluster, and tables with a replica",
      resources: {
        world: { type: "aws:rds/globalCluster:GlobalCluster", properties: {} },
        orders: {
          type: "aws:rds/cluster:Cluster",
          properties: { globalClusterIdentifier: "${world.id}" },
        },
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { replicas: [{ regionName: "eu-central-1" }] },
        },
        carts: { type: "aws:dynamodb/table:Table", properties: {} },
        "carts-frankfurt": {
          type: "aws:dynamodb/tableReplica:TableReplica",
          properties: { region: "eu-central-1", globalTableArn: "${carts.arn}" },
        },
      },
    },
    {
      title: "a backup plan that copies to another region",
      resources: {
        plan: {
          type: "aws:backup/plan:Plan",
          properties: {
            region: "eu-west-1",
            rules: [
              {
                ruleName: "daily",
                targetVaultName: "orders",
                copyActions: [
                  { destinationVaultArn: "arn:aws:backup:eu-central-1:123456789012:backup-vault:copies" },
                ],
              },
            ],
          },
        },
        critical: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${plan.id}",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        orders: { type: "aws:rds/instance:Instance", properties: { tags: { backup: "critical" } } },
      },
    },
  ],
  bad: [
    {
      title: "databases on their own",
      failing: ["orders", "billing", "sessions"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 35 } },
        billing: { type: "aws:rds/cluster:Cluster", properties: { backupRetentionPeriod: 35 } },
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: { pointInTimeRecovery: { enabled: true } },
        },
      },
    },
    {
      title: "a replica in the same region, and a plan that copies nothing",
      failing: ["orders", "sessions"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { region: "eu-west-1" } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { region: "eu-west-1", replicateSourceDb: "${orders.identifier}" },
        },
        plan: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", targetVaultName: "orders" }] },
        },
        all: {
          type: "aws:backup/selection:Selection",
          properties: { planId: "${plan.id}", resources: ["*"] },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: {} },
      },
    },
  ],
};
