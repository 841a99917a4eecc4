import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "automatic failover, or writes in each region",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            enableAutomaticFailover: true,
            locations: [{ locationName: "West Europe" }, { locationName: "North Europe" }],
          },
        },
        carts: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            enableMultipleWriteLocations: true,
            locations: [{ locationName: "West Europe" }, { locationName: "North Europe" }],
          },
        },
      },
    },
    {
      title: "one region, which has nowhere to go",
      resources: {
        drafts: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { locations: [{ locationName: "West Europe" }] },
        },
      },
    },
  ],
  bad: [
    {
      title: "two regions, left at the default",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            locations: [{ locationName: "West Europe" }, { locationName: "North Europe" }],
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            enableAutomaticFailover: false,
            enableMultipleWriteLocations: false,
            locations: [
              { locationName: "West Europe", failoverPriority: 0 },
              { locationName: "North Europe", failoverPriority: 1 },
            ],
          },
        },
      },
    },
  ],
};
