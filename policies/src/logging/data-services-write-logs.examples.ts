import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a database", "aws:rds/instance:Instance", {
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    }),
    oneResource("an Aurora cluster", "aws:rds/cluster:Cluster", { enabledCloudwatchLogsExports: ["audit"] }),
    {
      title: "a warehouse with logs in a bucket",
      resources: {
        sales: { type: "aws:redshift/cluster:Cluster", properties: { clusterIdentifier: "sales" } },
        "sales-logs": {
          type: "aws:redshift/logging:Logging",
          properties: { clusterIdentifier: "${sales.clusterIdentifier}", logDestinationType: "s3" },
        },
      },
    },
    oneResource("a search domain", "aws:opensearch/domain:Domain", {
      logPublishingOptions: [
        {
          logType: "AUDIT_LOGS",
          cloudwatchLogGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:search",
        },
      ],
    }),
    oneResource("Kafka", "aws:msk/cluster:Cluster", {
      loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "kafka" } } },
    }),
  ],
  bad: [
    oneResource("a database left at the default", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("an Aurora cluster with none of its logs", "aws:rds/cluster:Cluster", {
      enabledCloudwatchLogsExports: [],
    }),
    oneResource("a document database", "aws:docdb/cluster:Cluster", { clusterIdentifier: "catalogue" }),
    oneResource("a graph database", "aws:neptune/cluster:Cluster", { clusterIdentifier: "friends" }),
    oneResource("a warehouse alone", "aws:redshift/cluster:Cluster", { clusterIdentifier: "sales" }),
    oneResource("a search domain that says no", "aws:opensearch/domain:Domain", {
      logPublishingOptions: [{ logType: "AUDIT_LOGS", enabled: false }],
    }),
    oneResource("an Elasticsearch domain", "aws:elasticsearch/domain:Domain", { domainName: "search" }),
    oneResource("Kafka left at the default", "aws:msk/cluster:Cluster", { kafkaVersion: "3.9.x" }),
    oneResource("a broker left at the default", "aws:mq/broker:Broker", { engineType: "ActiveMQ" }),
    oneResource("an Aurora cluster left at the default", "aws:rds/cluster:Cluster", {
      engine: "aurora-mysql",
    }),
  ],
};
