import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an instance with a standby, and a replica that needs none",
      resources: {
        orders: { type: "aws:rds/instance:Instance", properties: { multiAz: true } },
        "orders-reports": {
          type: "aws:rds/instance:Instance",
          properties: { replicateSourceDb: "${orders.identifier}" },
        },
      },
    },
    {
      title: "clusters with two instances",
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-postgresql" } },
        "orders-1": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${orders.id}" },
        },
        "orders-2": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${orders.id}" },
        },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: { clusterIdentifier: "catalogue" } },
        "catalogue-1": {
          type: "aws:docdb/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "catalogue" },
        },
        "catalogue-2": {
          type: "aws:docdb/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "catalogue" },
        },
      },
    },
    {
      title: "a Multi-AZ cluster, and one instance of a cluster that is serverless",
      resources: {
        billing: {
          type: "aws:rds/cluster:Cluster",
          properties: { engine: "postgres", dbClusterInstanceClass: "db.m6gd.large" },
        },
        "billing-1": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${billing.id}" },
        },
        drafts: {
          type: "aws:rds/cluster:Cluster",
          properties: { engine: "aurora-mysql", engineMode: "serverless" },
        },
        "drafts-1": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${drafts.id}" },
        },
      },
    },
    {
      title: "zone redundancy on Azure",
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { highAvailability: { mode: "ZoneRedundant" } },
        },
        "orders-reports": {
          type: "azure-native:dbforpostgresql:Server",
          properties: { createMode: "Replica" },
        },
        catalogue: {
          type: "azure-native:dbformysql:Server",
          properties: { highAvailability: { mode: "ZoneRedundant", standbyAvailabilityZone: "2" } },
        },
        pool: { type: "azure-native:sql:ElasticPool", properties: { zoneRedundant: true } },
        billing: { type: "azure-native:sql:Database", properties: { zoneRedundant: true } },
        shop: { type: "azure-native:sql:Database", properties: { elasticPoolId: "${pool.id}" } },
        estate: { type: "azure-native:sql:ManagedInstance", properties: { zoneRedundant: true } },
      },
    },
    {
      title: "Cosmos DB in two locations, or in the zones of one",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            locations: [
              { locationName: "West Europe", failoverPriority: 0 },
              { locationName: "North Europe", failoverPriority: 1 },
            ],
          },
        },
        carts: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { locations: [{ locationName: "West Europe", isZoneRedundant: true }] },
        },
      },
    },
  ],
  bad: [
    {
      title: "an instance left at the default",
      resources: { orders: { type: "aws:rds/instance:Instance", properties: { engine: "postgres" } } },
    },
    {
      title: "clusters with one instance",
      failing: ["orders", "catalogue", "friends"],
      resources: {
        orders: { type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-postgresql" } },
        "orders-1": {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${orders.id}" },
        },
        catalogue: { type: "aws:docdb/cluster:Cluster", properties: {} },
        "catalogue-1": {
          type: "aws:docdb/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${catalogue.id}" },
        },
        friends: { type: "aws:neptune/cluster:Cluster", properties: {} },
        "friends-1": {
          type: "aws:neptune/clusterInstance:ClusterInstance",
          properties: { clusterIdentifier: "${friends.id}" },
        },
      },
    },
    {
      title: "servers without a standby, or with one in the same zone",
      failing: ["orders", "catalogue"],
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { highAvailability: { mode: "SameZone" } },
        },
        catalogue: { type: "azure-native:dbformysql:Server", properties: {} },
      },
    },
    {
      title: "Azure SQL and Cosmos DB in one zone",
      failing: ["billing", "pool", "estate", "sessions"],
      resources: {
        billing: { type: "azure-native:sql:Database", properties: { zoneRedundant: false } },
        pool: { type: "azure-native:sql:ElasticPool", properties: {} },
        estate: { type: "azure-native:sql:ManagedInstance", properties: {} },
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { locations: [{ locationName: "West Europe" }] },
        },
      },
    },
    {
      title: "flexible servers that could have a standby",
      failing: ["orders", "catalogue"],
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { sku: { name: "Standard_D4ds_v5", tier: "GeneralPurpose" } },
        },
        catalogue: {
          type: "azure-native:dbformysql:Server",
          properties: { sku: { name: "Standard_E4ds_v4", tier: "MemoryOptimized" } },
        },
      },
    },
  ],
};
