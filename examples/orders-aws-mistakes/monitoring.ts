import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import type { Data } from "./data.ts";
import type { Edge } from "./edge.ts";
import { tags } from "./tags.ts";

export interface AlarmsArgs {
  edge: Edge;
  data: Data;
  contact: string;
}

export function createAlarms({ edge, data, contact }: AlarmsArgs): void {
  const topic = new Topic("alarms", { displayName: "Order service alarms", tags: tags("operational") });
  new TopicSubscription("alarms", { topic: topic.arn, protocol: "email", endpoint: contact });
  new MetricAlarm("server-errors", {
    alarmDescription: "The order service answers with errors",
    namespace: "AWS/ApplicationELB",
    metricName: "HTTPCode_Target_5XX_Count",
    dimensions: { LoadBalancer: edge.loadBalancer.arnSuffix },
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10,
    period: 60,
    evaluationPeriods: 3,
    actionsEnabled: false,
    alarmActions: [topic.arn],
    tags: tags("operational"),
  });
  new MetricAlarm("database-space", {
    alarmDescription: "Less than 20 GiB left for the database",
    namespace: "AWS/RDS",
    metricName: "FreeStorageSpace",
    dimensions: { DBInstanceIdentifier: data.database.identifier },
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: 20 * 1024 ** 3,
    period: 60,
    evaluationPeriods: 3,
    tags: tags("operational"),
  });
}
