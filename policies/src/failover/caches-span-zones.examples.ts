import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a replication group that fails over, and a node of it",
      resources: {
        carts: {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          properties: { automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: 2 },
        },
        "carts-3": {
          type: "aws:elasticache/cluster:Cluster",
          properties: { replicationGroupId: "${carts.id}" },
        },
      },
    },
    {
      title: "Memcached across zones, MemoryDB at its default, DAX with three nodes",
      resources: {
        pages: {
          type: "aws:elasticache/cluster:Cluster",
          properties: { engine: "memcached", azMode: "cross-az", numCacheNodes: 3 },
        },
        stock: { type: "aws:memorydb/cluster:Cluster", properties: { nodeType: "db.r7g.large" } },
        sessions: { type: "aws:dax/cluster:Cluster", properties: { replicationFactor: 3 } },
      },
    },
    {
      title: "Azure caches with a replica",
      resources: {
        carts: {
          type: "azure-native:redis:Redis",
          properties: { sku: { name: "Premium", family: "P", capacity: 1 }, zones: ["1", "2", "3"] },
        },
        pages: {
          type: "azure-native:redis:Redis",
          properties: { sku: { name: "Standard", family: "C", capacity: 1 } },
        },
      },
    },
  ],
  bad: [
    {
      title: "replication groups that fail over not at all, or in one zone only",
      failing: ["carts", "sessions"],
      resources: {
        carts: { type: "aws:elasticache/replicationGroup:ReplicationGroup", properties: {} },
        sessions: {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          properties: { automaticFailoverEnabled: true, numCacheClusters: 2 },
        },
      },
    },
    {
      title: "single nodes and single zones",
      failing: ["carts", "pages", "stock", "sessions"],
      resources: {
        carts: { type: "aws:elasticache/cluster:Cluster", properties: { engine: "redis", numCacheNodes: 1 } },
        pages: {
          type: "aws:elasticache/cluster:Cluster",
          properties: { engine: "memcached", numCacheNodes: 3 },
        },
        stock: { type: "aws:memorydb/cluster:Cluster", properties: { numReplicasPerShard: 0 } },
        sessions: { type: "aws:dax/cluster:Cluster", properties: { replicationFactor: 1 } },
      },
    },
    {
      title: "an Azure cache without a replica, and two in one zone",
      failing: ["carts", "pages", "stock"],
      resources: {
        carts: {
          type: "azure-native:redis:Redis",
          properties: { sku: { name: "Basic", family: "C", capacity: 1 } },
        },
        pages: {
          type: "azure-native:redis:Redis",
          properties: { sku: { name: "Premium", family: "P", capacity: 1 }, zones: ["1"] },
        },
        stock: {
          type: "azure-native:redis:Redis",
          properties: {
            sku: { name: "Premium", family: "P", capacity: 1 },
            zonalAllocationPolicy: "NoZones",
          },
        },
      },
    },
  ],
};
