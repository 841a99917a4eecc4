import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "identities of their own",
      resources: {
        app: {
          type: "azure-native:web:WebApp",
          properties: {
            identity: {
              type: "SystemAssigned",
            },
          },
        },
        slot: {
          type: "azure-native:web:WebAppSlot",
          properties: {
            identity: {
              type: "SystemAssigned",
            },
          },
        },
        container: {
          type: "azure-native:app:ContainerApp",
          properties: {
            identity: {
              type: "SystemAssigned",
            },
          },
        },
        factory: {
          type: "azure-native:datafactory:Factory",
          properties: {
            identity: {
              type: "SystemAssigned",
            },
          },
        },
      },
    },
    {
      title: "an identity that is shared",
      resources: {
        app: {
          type: "azure-native:web:WebApp",
          properties: {
            identity: {
              type: "UserAssigned",
              userAssignedIdentities: ["/identity"],
            },
          },
        },
      },
    },
    oneResource("models", "azure-native:cognitiveservices:Account", { identity: { type: "SystemAssigned" } }),
    oneResource("messages to browsers", "azure-native:webpubsub:WebPubSub", {
      identity: { type: "UserAssigned" },
    }),
    oneResource("events of a domain", "azure-native:eventgrid:Domain", {
      identity: { type: "SystemAssigned" },
    }),
  ],
  bad: [
    {
      title: "none",
      failing: ["app", "slot", "container", "factory"],
      resources: {
        app: {
          type: "azure-native:web:WebApp",
          properties: {
            resourceGroupName: "shop",
          },
        },
        slot: {
          type: "azure-native:web:WebAppSlot",
          properties: {
            resourceGroupName: "shop",
          },
        },
        container: {
          type: "azure-native:app:ContainerApp",
          properties: {
            resourceGroupName: "shop",
          },
        },
        factory: {
          type: "azure-native:datafactory:Factory",
          properties: {
            resourceGroupName: "shop",
          },
        },
      },
    },
    {
      title: "none, said so",
      resources: {
        app: {
          type: "azure-native:web:WebApp",
          properties: {
            identity: {
              type: "None",
            },
          },
        },
      },
    },
    oneResource("events without one", "azure-native:eventgrid:Topic", { identity: { type: "None" } }),
    oneResource("messages without one", "azure-native:signalrservice:SignalR", { resourceName: "orders" }),
  ],
};
