import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("DocumentDB", "aws:docdb/cluster:Cluster", {
      enabledCloudwatchLogsExports: ["audit", "profiler"],
    }),
    oneResource("OpenSearch", "aws:opensearch/domain:Domain", {
      logPublishingOptions: [
        {
          logType: "AUDIT_LOGS",
          cloudwatchLogGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:search",
        },
      ],
    }),
    oneResource("ActiveMQ", "aws:mq/broker:Broker", {
      engineType: "ActiveMQ",
      logs: { audit: true, general: true },
    }),
    oneResource("RabbitMQ, which has none", "aws:mq/broker:Broker", {
      engineType: "RabbitMQ",
      logs: { general: true },
    }),
    oneResource("Neptune", "aws:neptune/cluster:Cluster", { enableCloudwatchLogsExports: ["audit"] }),
    oneResource("Aurora MySQL", "aws:rds/cluster:Cluster", {
      engine: "aurora-mysql",
      enabledCloudwatchLogsExports: ["audit", "error"],
    }),
    oneResource("Aurora PostgreSQL, which writes it into its log", "aws:rds/cluster:Cluster", {
      engine: "aurora-postgresql",
    }),
  ],
  bad: [
    oneResource("DocumentDB", "aws:docdb/cluster:Cluster", { enabledCloudwatchLogsExports: ["profiler"] }),
    oneResource("an older search domain", "aws:elasticsearch/domain:Domain", {
      logPublishingOptions: [
        {
          logType: "INDEX_SLOW_LOGS",
          cloudwatchLogGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:search",
        },
      ],
    }),
    oneResource("switched off again", "aws:opensearch/domain:Domain", {
      logPublishingOptions: [{ logType: "AUDIT_LOGS", enabled: false }],
    }),
    oneResource("ActiveMQ", "aws:mq/broker:Broker", { engineType: "ActiveMQ", logs: { general: true } }),
    oneResource("Neptune", "aws:neptune/cluster:Cluster", { enableCloudwatchLogsExports: ["slowquery"] }),
    oneResource("Aurora MySQL", "aws:rds/cluster:Cluster", {
      engine: "aurora-mysql",
      enabledCloudwatchLogsExports: ["error"],
    }),
  ],
};
