import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "keys switched off",
      resources: {
        store: {
          type: "azure-native:appconfiguration:ConfigurationStore",
          properties: {
            disableLocalAuth: true,
          },
        },
        jobs: {
          type: "azure-native:batch:BatchAccount",
          properties: {
            allowedAuthenticationModes: ["AAD"],
          },
        },
        models: {
          type: "azure-native:cognitiveservices:Account",
          properties: {
            properties: {
              disableLocalAuth: true,
            },
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            adminUserEnabled: false,
          },
        },
        cluster: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            disableLocalAccounts: true,
          },
        },
        documents: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            disableLocalAuth: true,
          },
        },
        domain: {
          type: "azure-native:eventgrid:Domain",
          properties: {
            disableLocalAuth: true,
          },
        },
        topic: {
          type: "azure-native:eventgrid:Topic",
          properties: {
            disableLocalAuth: true,
          },
        },
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            disableLocalAuth: true,
          },
        },
        cache: {
          type: "azure-native:redis:Redis",
          properties: {
            disableAccessKeyAuthentication: true,
          },
        },
        search: {
          type: "azure-native:search:Service",
          properties: {
            disableLocalAuth: true,
          },
        },
        bus: {
          type: "azure-native:servicebus:Namespace",
          properties: {
            disableLocalAuth: true,
          },
        },
        signal: {
          type: "azure-native:signalrservice:SignalR",
          properties: {
            disableLocalAuth: true,
          },
        },
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            allowSharedKeyAccess: false,
          },
        },
        sockets: {
          type: "azure-native:webpubsub:WebPubSub",
          properties: {
            disableLocalAuth: true,
          },
        },
      },
    },
    {
      title: "a registry at its default, a MongoDB interface, which has no other login",
      resources: {
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            zoneRedundancy: "Enabled",
          },
        },
        mongo: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            kind: "MongoDB",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "keys switched on",
      failing: [
        "store",
        "jobs",
        "models",
        "images",
        "cluster",
        "documents",
        "domain",
        "topic",
        "hub",
        "cache",
        "search",
        "bus",
        "signal",
        "files",
        "sockets",
      ],
      resources: {
        store: {
          type: "azure-native:appconfiguration:ConfigurationStore",
          properties: {
            disableLocalAuth: false,
          },
        },
        jobs: {
          type: "azure-native:batch:BatchAccount",
          properties: {
            allowedAuthenticationModes: ["AAD", "SharedKey"],
          },
        },
        models: {
          type: "azure-native:cognitiveservices:Account",
          properties: {
            properties: {
              disableLocalAuth: false,
            },
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            adminUserEnabled: true,
          },
        },
        cluster: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            disableLocalAccounts: false,
          },
        },
        documents: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            disableLocalAuth: false,
          },
        },
        domain: {
          type: "azure-native:eventgrid:Domain",
          properties: {
            disableLocalAuth: false,
          },
        },
        topic: {
          type: "azure-native:eventgrid:Topic",
          properties: {
            disableLocalAuth: false,
          },
        },
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            disableLocalAuth: false,
          },
        },
        cache: {
          type: "azure-native:redis:Redis",
          properties: {
            disableAccessKeyAuthentication: false,
          },
        },
        search: {
          type: "azure-native:search:Service",
          properties: {
            disableLocalAuth: false,
          },
        },
        bus: {
          type: "azure-native:servicebus:Namespace",
          properties: {
            disableLocalAuth: false,
          },
        },
        signal: {
          type: "azure-native:signalrservice:SignalR",
          properties: {
            disableLocalAuth: false,
          },
        },
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            allowSharedKeyAccess: true,
          },
        },
        sockets: {
          type: "azure-native:webpubsub:WebPubSub",
          properties: {
            disableLocalAuth: false,
          },
        },
      },
    },
    {
      title: "services at their default",
      failing: ["files", "jobs", "bus"],
      resources: {
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            kind: "StorageV2",
          },
        },
        jobs: {
          type: "azure-native:batch:BatchAccount",
          properties: {
            accountName: "jobs",
          },
        },
        bus: {
          type: "azure-native:servicebus:Namespace",
          properties: {
            namespaceName: "bus",
          },
        },
      },
    },
  ],
};
