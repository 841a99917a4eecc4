import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("an encrypted database", "aws:rds/instance:Instance", {
      engine: "postgres",
      instanceClass: "db.m7g.large",
      storageEncrypted: true,
    }),
    {
      title: "a replica, which is stored as its source is",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { identifier: "orders", instanceClass: "db.m7g.large", storageEncrypted: true },
        },
        reporting: {
          type: "aws:rds/instance:Instance",
          properties: { instanceClass: "db.m7g.large", replicateSourceDb: "${orders.identifier}" },
        },
      },
    },
    oneResource(
      "Aurora Serverless version 1, encrypted unless it says otherwise",
      "aws:rds/cluster:Cluster",
      {
        engine: "aurora-postgresql",
        engineMode: "serverless",
      },
    ),
    oneResource("a Redshift cluster left at the default", "aws:redshift/cluster:Cluster", {
      clusterIdentifier: "sales",
      nodeType: "ra3.large",
    }),
    oneResource("a Valkey cache left at the default", "aws:elasticache/replicationGroup:ReplicationGroup", {
      description: "sessions",
      engine: "valkey",
    }),
    oneResource("an encrypted search domain", "aws:opensearch/domain:Domain", {
      encryptAtRest: { enabled: true },
    }),
    oneResource("a method without a cache", "aws:apigateway/methodSettings:MethodSettings", {
      methodPath: "*/*",
      settings: { loggingLevel: "INFO" },
    }),
    oneResource("a workgroup that leaves the results to its clients", "aws:athena/workgroup:Workgroup", {
      name: "reports",
    }),
    oneResource("builds with encrypted artifacts", "aws:codebuild/project:Project", {
      artifacts: { type: "S3", location: "artifacts" },
    }),
    oneResource("a global database made from a cluster", "aws:rds/globalCluster:GlobalCluster", {
      globalClusterIdentifier: "orders",
      sourceDbClusterIdentifier: "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
    }),
    oneResource("an encrypted variable of an automation account", "azure-native:automation:Variable", {
      name: "endpoint",
      isEncrypted: true,
    }),
    oneResource("transparent data encryption", "azure-native:sql:TransparentDataEncryption", {
      state: "Enabled",
    }),
  ],
  bad: [
    oneResource("a database left at the default", "aws:rds/instance:Instance", {
      engine: "postgres",
      instanceClass: "db.t4g.medium",
    }),
    oneResource("an Aurora cluster left at the default", "aws:rds/cluster:Cluster", {
      engine: "aurora-postgresql",
    }),
    oneResource("a global database left at the default", "aws:rds/globalCluster:GlobalCluster", {
      globalClusterIdentifier: "orders",
      engine: "aurora-postgresql",
    }),
    oneResource("a document database", "aws:docdb/cluster:Cluster", { clusterIdentifier: "catalogue" }),
    oneResource("a global document database", "aws:docdb/globalCluster:GlobalCluster", {
      globalClusterIdentifier: "catalogue",
    }),
    oneResource("a graph database", "aws:neptune/cluster:Cluster", { storageEncrypted: false }),
    oneResource("a Redshift cluster that says no", "aws:redshift/cluster:Cluster", { encrypted: "false" }),
    oneResource("a file system left at the default", "aws:efs/fileSystem:FileSystem", {
      creationToken: "home",
    }),
    oneResource("a Redis cache left at the default", "aws:elasticache/replicationGroup:ReplicationGroup", {
      description: "sessions",
    }),
    oneResource("a Valkey cache that says no", "aws:elasticache/replicationGroup:ReplicationGroup", {
      engine: "valkey",
      atRestEncryptionEnabled: false,
    }),
    oneResource("a DynamoDB accelerator", "aws:dax/cluster:Cluster", { clusterName: "orders" }),
    oneResource("a cache of a GraphQL API", "aws:appsync/apiCache:ApiCache", { type: "SMALL", ttl: 60 }),
    oneResource("cached answers of a method", "aws:apigateway/methodSettings:MethodSettings", {
      methodPath: "*/*",
      settings: { cachingEnabled: true },
    }),
    oneResource("a search domain left at the default", "aws:opensearch/domain:Domain", {
      domainName: "search",
    }),
    oneResource("an Elasticsearch domain that says no", "aws:elasticsearch/domain:Domain", {
      encryptAtRest: { enabled: false },
    }),
    oneResource("a database of Athena", "aws:athena/database:Database", { name: "sales", bucket: "sales" }),
    oneResource("plain query results", "aws:athena/workgroup:Workgroup", {
      configuration: { resultConfiguration: { outputLocation: "s3://results/" } },
    }),
    oneResource("builds with plain artifacts", "aws:codebuild/project:Project", {
      artifacts: { type: "S3", location: "artifacts", encryptionDisabled: true },
    }),
    oneResource("a plain variable of an automation account", "azure-native:automation:Variable", {
      name: "endpoint",
    }),
    oneResource("a data lake that says no", "azure-native:datalakestore:Account", {
      encryptionState: "Disabled",
    }),
    oneResource("a data explorer left at the default", "azure-native:kusto:Cluster", {
      clusterName: "events",
    }),
    oneResource("a database without transparent encryption", "azure-native:sql:TransparentDataEncryption", {
      state: "Disabled",
    }),
  ],
};
