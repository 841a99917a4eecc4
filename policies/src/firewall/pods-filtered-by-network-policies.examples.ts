import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an engine",
      resources: {
        main: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            networkProfile: {
              networkPlugin: "azure",
              networkPolicy: "cilium",
            },
          },
        },
      },
    },
    {
      title: "another one",
      resources: {
        main: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            networkProfile: {
              networkPolicy: "calico",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the default, which is none",
      resources: {
        main: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            dnsPrefix: "shop",
          },
        },
      },
    },
    {
      title: "none, said so",
      resources: {
        main: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            networkProfile: {
              networkPlugin: "azure",
              networkPolicy: "none",
            },
          },
        },
      },
    },
  ],
};
