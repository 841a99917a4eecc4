import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "apps at their default",
      resources: {
        shop: {
          type: "azure-native:web:WebApp",
          properties: {
            name: "shop",
          },
        },
        slot: {
          type: "azure-native:web:WebAppSlot",
          properties: {
            name: "shop",
            slot: "next",
            siteConfig: {
              http20Enabled: true,
            },
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        shop: {
          type: "azure-native:web:WebApp",
          properties: {
            siteConfig: {
              remoteDebuggingEnabled: false,
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "an app left in debugging",
      resources: {
        shop: {
          type: "azure-native:web:WebApp",
          properties: {
            siteConfig: {
              remoteDebuggingEnabled: true,
            },
          },
        },
      },
    },
    {
      title: "a slot left in debugging",
      resources: {
        slot: {
          type: "azure-native:web:WebAppSlot",
          properties: {
            siteConfig: {
              remoteDebuggingEnabled: true,
            },
          },
        },
      },
    },
  ],
};
