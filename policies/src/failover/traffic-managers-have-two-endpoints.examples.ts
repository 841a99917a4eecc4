import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "two endpoints in the profile",
      resources: {
        shop: {
          type: "azure-native:trafficmanager:Profile",
          properties: {
            profileName: "shop",
            trafficRoutingMethod: "Priority",
            endpoints: [
              { name: "west", target: "west.example.com", priority: 1 },
              { name: "north", target: "north.example.com", priority: 2 },
            ],
          },
        },
      },
    },
    {
      title: "one in the profile and one of its own",
      resources: {
        shop: {
          type: "azure-native:trafficmanager:Profile",
          properties: { profileName: "shop", endpoints: [{ name: "west", target: "west.example.com" }] },
        },
        north: {
          type: "azure-native:trafficmanager:Endpoint",
          properties: { profileName: "${shop.profileName}", target: "north.example.com" },
        },
      },
    },
  ],
  bad: [
    {
      title: "one endpoint",
      resources: {
        shop: {
          type: "azure-native:trafficmanager:Profile",
          properties: { profileName: "shop", endpoints: [{ name: "west", target: "west.example.com" }] },
        },
      },
    },
    {
      title: "the second one switched off, and that of another profile",
      failing: ["shop"],
      resources: {
        shop: {
          type: "azure-native:trafficmanager:Profile",
          properties: { profileName: "shop", endpoints: [{ name: "west", target: "west.example.com" }] },
        },
        north: {
          type: "azure-native:trafficmanager:Endpoint",
          properties: { profileName: "${shop.profileName}", endpointStatus: "Disabled" },
        },
        blog: {
          type: "azure-native:trafficmanager:Profile",
          properties: {
            profileName: "blog",
            endpoints: [{ name: "west", target: "blog-west.example.com" }],
          },
        },
        "blog-north": {
          type: "azure-native:trafficmanager:Endpoint",
          properties: { profileName: "${blog.profileName}", target: "blog-north.example.com" },
        },
      },
    },
  ],
};
