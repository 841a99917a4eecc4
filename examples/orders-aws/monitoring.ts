import type { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { Cluster } from "@pulumi/aws/ecs/cluster.js";
import type { Service } from "@pulumi/aws/ecs/service.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Data } from "./data.ts";
import type { Edge } from "./edge.ts";
import type { Keys } from "./keys.ts";
import type { Messaging } from "./messaging.ts";
import { policyDocument, refusePlainHttp } from "./policy.ts";
import { tags } from "./tags.ts";

export function createAlarmTopic(keys: Keys, accountId: pulumi.Input<string>, contact: string): Topic {
  const topic = new Topic("alarms", {
    displayName: "Order service alarms",
    kmsMasterKeyId: keys.logs.arn,
    signatureVersion: 2,
    tags: tags("operational"),
  });
  new TopicPolicy("alarms", {
    arn: topic.arn,
    policy: policyDocument([
      {
        Sid: "AlarmsAndBackupPublish",
        Effect: "Allow",
        Principal: { Service: ["cloudwatch.amazonaws.com", "backup.amazonaws.com"] },
        Action: "sns:Publish",
        Resource: topic.arn,
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
      refusePlainHttp("sns:Publish", topic.arn),
    ]),
  });
  new TopicSubscription("alarms", { topic: topic.arn, protocol: "email", endpoint: contact });
  return topic;
}

export interface AlarmsArgs {
  topic: Topic;
  edge: Edge;
  cluster: Cluster;
  service: Service;
  data: Data;
  messaging: Messaging;
  trailLogGroup: LogGroup;
}

interface Watched {
  description: string;
  namespace: string;
  metricName: string;
  statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
  threshold: number;
  dimensions?: Record<string, pulumi.Input<string>>;
  /** No data is bad news for what always reports, and none for what counts errors. */
  treatMissingData: "breaching" | "notBreaching";
}

export function createAlarms({
  topic,
  edge,
  cluster,
  service,
  data,
  messaging,
  trailLogGroup,
}: AlarmsArgs): void {
  const database = { DBInstanceIdentifier: data.database.identifier };
  const watched: Record<string, Watched> = {
    "server-errors": {
      description: "The order service answers with errors",
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10,
      dimensions: { LoadBalancer: edge.loadBalancer.arnSuffix },
      treatMissingData: "notBreaching",
    },
    "too-few-targets": {
      description: "Fewer than two containers are healthy",
      namespace: "AWS/ApplicationELB",
      metricName: "HealthyHostCount",
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 2,
      dimensions: { LoadBalancer: edge.loadBalancer.arnSuffix, TargetGroup: edge.targets.arnSuffix },
      treatMissingData: "breaching",
    },
    "service-cpu": {
      description: "The containers are busy although the service has scaled out",
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      statistic: "Average",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 85,
      dimensions: { ClusterName: cluster.name, ServiceName: service.name },
      treatMissingData: "breaching",
    },
    "database-cpu": {
      description: "The database is busy",
      namespace: "AWS/RDS",
      metricName: "CPUUtilization",
      statistic: "Average",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 80,
      dimensions: database,
      treatMissingData: "breaching",
    },
    "database-space": {
      description: "Less than 20 GiB left for the database",
      namespace: "AWS/RDS",
      metricName: "FreeStorageSpace",
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 20 * 1024 ** 3,
      dimensions: database,
      treatMissingData: "breaching",
    },
    "dead-letters": {
      description: "Orders that could not be fulfilled",
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      dimensions: { QueueName: messaging.deadLetters.name },
      treatMissingData: "notBreaching",
    },
    "backups-failed": {
      description: "A backup job failed",
      namespace: "AWS/Backup",
      metricName: "NumberOfBackupJobsFailed",
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
    },
  };
  const fromTrail = {
    "root-used": {
      description: "Somebody used the root user",
      pattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
    },
    "access-denied": {
      description: "Calls are refused: a broken role, or somebody trying doors",
      pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    },
  };
  for (const [name, { description, pattern }] of Object.entries(fromTrail)) {
    new LogMetricFilter(name, {
      logGroupName: trailLogGroup.name,
      pattern,
      metricTransformation: { namespace: "Orders/Audit", name, value: "1" },
    });
    watched[name] = {
      description,
      namespace: "Orders/Audit",
      metricName: name,
      statistic: "Sum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: name === "root-used" ? 0 : 20,
      treatMissingData: "notBreaching",
    };
  }
  for (const [name, { description, ...metric }] of Object.entries(watched)) {
    new MetricAlarm(name, {
      ...metric,
      alarmDescription: description,
      period: 60,
      evaluationPeriods: 3,
      datapointsToAlarm: metric.threshold === 0 ? 1 : 3,
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      tags: tags("operational"),
    });
  }
}
