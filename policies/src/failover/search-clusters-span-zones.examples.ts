import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "three nodes in three zones",
      resources: {
        search: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            clusterConfig: {
              instanceCount: 3,
              zoneAwarenessEnabled: true,
              zoneAwarenessConfig: { availabilityZoneCount: 3 },
            },
          },
        },
        standby: {
          type: "aws:opensearch/domain:Domain",
          properties: { clusterConfig: { instanceCount: 3, multiAzWithStandbyEnabled: true } },
        },
        logs: {
          type: "aws:elasticsearch/domain:Domain",
          properties: { clusterConfig: { instanceCount: 2, zoneAwarenessEnabled: true } },
        },
      },
    },
    {
      title: "replicas and zones on Azure",
      resources: {
        search: { type: "azure-native:search:Service", properties: { replicaCount: 3 } },
        telemetry: { type: "azure-native:kusto:Cluster", properties: { zones: ["1", "2", "3"] } },
      },
    },
  ],
  bad: [
    {
      title: "left at the default, which is one node",
      failing: ["search", "logs", "products", "telemetry"],
      resources: {
        search: { type: "aws:opensearch/domain:Domain", properties: {} },
        logs: { type: "aws:elasticsearch/domain:Domain", properties: {} },
        products: { type: "azure-native:search:Service", properties: {} },
        telemetry: { type: "azure-native:kusto:Cluster", properties: {} },
      },
    },
    {
      title: "several nodes in one zone, and zones with one node",
      failing: ["search", "logs"],
      resources: {
        search: {
          type: "aws:opensearch/domain:Domain",
          properties: { clusterConfig: { instanceCount: 3 } },
        },
        logs: {
          type: "aws:elasticsearch/domain:Domain",
          properties: { clusterConfig: { instanceCount: 1, zoneAwarenessEnabled: true } },
        },
      },
    },
  ],
};
