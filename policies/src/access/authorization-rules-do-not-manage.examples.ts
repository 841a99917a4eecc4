import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "sending or receiving",
      resources: {
        send: {
          type: "azure-native:servicebus:NamespaceAuthorizationRule",
          properties: {
            namespaceName: "bus",
            rights: ["Send"],
          },
        },
        listen: {
          type: "azure-native:eventhub:NamespaceAuthorizationRule",
          properties: {
            namespaceName: "hub",
            rights: ["Listen"],
          },
        },
      },
    },
    {
      title: "both",
      resources: {
        both: {
          type: "azure-native:servicebus:NamespaceAuthorizationRule",
          properties: {
            namespaceName: "bus",
            rights: ["Send", "Listen"],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "managing a bus",
      resources: {
        all: {
          type: "azure-native:servicebus:NamespaceAuthorizationRule",
          properties: {
            namespaceName: "bus",
            rights: ["Manage", "Send", "Listen"],
          },
        },
      },
    },
    {
      title: "managing a hub",
      resources: {
        all: {
          type: "azure-native:eventhub:NamespaceAuthorizationRule",
          properties: {
            namespaceName: "hub",
            rights: ["Manage", "Send", "Listen"],
          },
        },
      },
    },
  ],
};
