import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "brokers with a standby, or as a cluster",
      resources: {
        orders: {
          type: "aws:mq/broker:Broker",
          properties: { engineType: "ActiveMQ", deploymentMode: "ACTIVE_STANDBY_MULTI_AZ" },
        },
        jobs: {
          type: "aws:mq/broker:Broker",
          properties: { engineType: "RabbitMQ", deploymentMode: "CLUSTER_MULTI_AZ" },
        },
        events: {
          type: "aws:msk/cluster:Cluster",
          properties: { brokerNodeGroupInfo: { clientSubnets: ["subnet-a", "subnet-b", "subnet-c"] } },
        },
      },
    },
    {
      title: "Azure's namespaces, which are in all zones by themselves",
      resources: {
        events: { type: "azure-native:eventhub:Namespace", properties: {} },
        orders: { type: "azure-native:servicebus:Namespace", properties: { zoneRedundant: true } },
      },
    },
  ],
  bad: [
    {
      title: "a single broker, by default and said aloud",
      failing: ["orders", "jobs"],
      resources: {
        orders: { type: "aws:mq/broker:Broker", properties: { engineType: "ActiveMQ" } },
        jobs: { type: "aws:mq/broker:Broker", properties: { deploymentMode: "SINGLE_INSTANCE" } },
      },
    },
    {
      title: "brokers in one subnet, and zones switched off",
      failing: ["events", "telemetry", "orders"],
      resources: {
        events: {
          type: "aws:msk/cluster:Cluster",
          properties: { brokerNodeGroupInfo: { clientSubnets: ["subnet-a"] } },
        },
        telemetry: { type: "azure-native:eventhub:Namespace", properties: { zoneRedundant: false } },
        orders: { type: "azure-native:servicebus:Namespace", properties: { zoneRedundant: false } },
      },
    },
  ],
};
