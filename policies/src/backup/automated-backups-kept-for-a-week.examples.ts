import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "two weeks of backups, and a replica that has none of its own",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 14 } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.arn}" },
        },
      },
    },
    {
      title: "clusters of each engine with a week or more",
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { backupRetentionPeriod: 35 } },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: { backupRetentionPeriod: 7 } },
        friends: { type: "aws:neptune/cluster:Cluster", properties: { backupRetentionPeriod: 7 } },
        carts: { type: "aws:memorydb/cluster:Cluster", properties: { snapshotRetentionLimit: 7 } },
        reports: {
          type: "aws:redshift/cluster:Cluster",
          properties: { automatedSnapshotRetentionPeriod: 14 },
        },
      },
    },
    {
      title: "a MySQL flexible server at its default of a week",
      resources: {
        orders: {
          type: "azure-native:dbformysql:Server",
          properties: { resourceGroupName: "orders", serverName: "orders" },
        },
        retention: {
          type: "azure-native:sql:BackupShortTermRetentionPolicy",
          properties: { databaseName: "orders", retentionDays: 14 },
        },
      },
    },
    {
      title: "Cosmos DB with continuous backups, or a week of periodic ones",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            backupPolicy: { type: "Continuous", continuousModeProperties: { tier: "Continuous7Days" } },
          },
        },
        carts: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            backupPolicy: {
              type: "Periodic",
              periodicModeProperties: {
                backupIntervalInMinutes: 240,
                backupRetentionIntervalInHours: 168,
              },
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "an instance left at the default, which is no backups",
      resources: { orders: { type: "aws:rds/instance:Instance", properties: { engine: "postgres" } } },
    },
    {
      title: "clusters left at the default of one day",
      failing: ["orders", "catalogue", "friends", "reports", "carts"],
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-postgresql" } },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: {} },
        friends: { type: "aws:neptune/cluster:Cluster", properties: {} },
        reports: { type: "aws:redshift/cluster:Cluster", properties: {} },
        carts: { type: "aws:memorydb/cluster:Cluster", properties: {} },
      },
    },
    {
      title: "a replica that is to have none, which shows when it is promoted",
      failing: ["orders-reports"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 14 } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.arn}", backupRetentionPeriod: 0 },
        },
      },
    },
    {
      title: "fewer days than a week",
      failing: ["orders", "database", "retention"],
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { backupRetentionPeriod: 3 } },
        database: {
          type: "azure-native:dbformysql:Server",
          properties: { backup: { backupRetentionDays: 1 } },
        },
        retention: {
          type: "azure-native:sql:BackupShortTermRetentionPolicy",
          properties: { databaseName: "orders", retentionDays: 1 },
        },
      },
    },
    {
      title: "Cosmos DB left at the default of eight hours",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { databaseAccountOfferType: "Standard" },
        },
      },
    },
  ],
};
