import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a cache with TLS", "aws:elasticache/replicationGroup:ReplicationGroup", {
      transitEncryptionEnabled: true,
    }),
    oneResource("MemoryDB left at the default", "aws:memorydb/cluster:Cluster", { nodeType: "db.t4g.small" }),
    oneResource("Kafka left at the default", "aws:msk/cluster:Cluster", { kafkaVersion: "3.9.x" }),
    oneResource("a task that mounts a file system over TLS", "aws:ecs/taskDefinition:TaskDefinition", {
      volumes: [
        {
          name: "uploads",
          efsVolumeConfiguration: { fileSystemId: "fs-0123456789abcdef0", transitEncryption: "ENABLED" },
        },
        { name: "scratch" },
      ],
    }),
    oneResource("an Azure cache left at the default", "azure-native:redis:Redis", { name: "sessions" }),
  ],
  bad: [
    oneResource("a cache left at the default", "aws:elasticache/replicationGroup:ReplicationGroup", {
      description: "sessions",
    }),
    oneResource("a cache that only prefers TLS", "aws:elasticache/replicationGroup:ReplicationGroup", {
      transitEncryptionEnabled: true,
      transitEncryptionMode: "preferred",
    }),
    oneResource("Memcached left at the default", "aws:elasticache/cluster:Cluster", { engine: "memcached" }),
    oneResource("MemoryDB that says no", "aws:memorydb/cluster:Cluster", { tlsEnabled: false }),
    oneResource("Kafka that also takes plain text", "aws:msk/cluster:Cluster", {
      encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } },
    }),
    oneResource("Kafka whose brokers talk plain text", "aws:msk/cluster:Cluster", {
      encryptionInfo: { encryptionInTransit: { inCluster: false } },
    }),
    oneResource("a DynamoDB accelerator left at the default", "aws:dax/cluster:Cluster", {
      clusterName: "orders",
    }),
    oneResource("a cache of a GraphQL API", "aws:appsync/apiCache:ApiCache", { ttl: 60 }),
    oneResource("a search domain left at the default", "aws:opensearch/domain:Domain", {
      domainName: "search",
    }),
    oneResource("an Elasticsearch domain", "aws:elasticsearch/domain:Domain", {
      nodeToNodeEncryption: { enabled: false },
    }),
    oneResource("a task that mounts a file system in plain text", "aws:ecs/taskDefinition:TaskDefinition", {
      volumes: [{ name: "uploads", efsVolumeConfiguration: { fileSystemId: "fs-0123456789abcdef0" } }],
    }),
    oneResource("an Azure cache with the plain port", "azure-native:redis:Redis", { enableNonSslPort: true }),
    oneResource("a Redis Enterprise database in plain text", "azure-native:redisenterprise:Database", {
      clientProtocol: "Plaintext",
    }),
  ],
};
