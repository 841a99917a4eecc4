import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a replication group with snapshots, and a node of it",
      resources: {
        carts: {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          properties: { engine: "valkey", snapshotRetentionLimit: 7 },
        },
        "carts-2": {
          type: "aws:elasticache/cluster:Cluster",
          properties: { replicationGroupId: "${carts.id}" },
        },
      },
    },
    {
      title: "a single node with snapshots, and Memcached, which has none",
      resources: {
        carts: {
          type: "aws:elasticache/cluster:Cluster",
          properties: { engine: "redis", snapshotRetentionLimit: 1 },
        },
        pages: { type: "aws:elasticache/cluster:Cluster", properties: { engine: "memcached" } },
      },
    },
  ],
  bad: [
    {
      title: "caches left at the default",
      failing: ["carts", "sessions"],
      resources: {
        carts: { type: "aws:elasticache/replicationGroup:ReplicationGroup", properties: {} },
        sessions: { type: "aws:elasticache/cluster:Cluster", properties: { engine: "redis" } },
      },
    },
    {
      title: "snapshots switched off",
      resources: {
        carts: {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          properties: { engine: "redis", snapshotRetentionLimit: 0 },
        },
      },
    },
  ],
};
