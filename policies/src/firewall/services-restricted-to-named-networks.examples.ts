import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "network rules that deny by default",
      resources: {
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            networkRuleSet: {
              defaultAction: "Deny",
              ipRules: [],
            },
          },
        },
        secrets: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              networkAcls: {
                defaultAction: "Deny",
              },
            },
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            networkRuleSet: {
              defaultAction: "Deny",
            },
          },
        },
        models: {
          type: "azure-native:cognitiveservices:Account",
          properties: {
            properties: {
              networkAcls: {
                defaultAction: "Deny",
              },
            },
          },
        },
        jobs: {
          type: "azure-native:batch:BatchAccount",
          properties: {
            networkProfile: {
              accountAccess: {
                defaultAction: "Deny",
              },
            },
          },
        },
        search: {
          type: "azure-native:search:Service",
          properties: {
            networkRuleSet: {
              ipRules: [
                {
                  value: "81.2.69.0/24",
                },
              ],
            },
          },
        },
        events: {
          type: "azure-native:eventgrid:Topic",
          properties: {
            inboundIpRules: [
              {
                action: "Allow",
                ipMask: "81.2.69.0/24",
              },
            ],
          },
        },
        domain: {
          type: "azure-native:eventgrid:Domain",
          properties: {
            inboundIpRules: [
              {
                action: "Allow",
                ipMask: "81.2.69.0/24",
              },
            ],
          },
        },
      },
    },
    {
      title: "public access off",
      resources: {
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        secrets: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              publicNetworkAccess: "disabled",
            },
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        models: {
          type: "azure-native:cognitiveservices:Account",
          properties: {
            properties: {
              publicNetworkAccess: "Disabled",
            },
          },
        },
        backups: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: {
              publicNetworkAccess: "Disabled",
            },
          },
        },
        factory: {
          type: "azure-native:datafactory:Factory",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        learning: {
          type: "azure-native:machinelearningservices:Workspace",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        configuration: {
          type: "azure-native:appconfiguration:ConfigurationStore",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        bus: {
          type: "azure-native:servicebus:Namespace",
          properties: {
            publicNetworkAccess: "SecuredByPerimeter",
          },
        },
      },
    },
    {
      title: "rules of a namespace in a resource of their own",
      resources: {
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            namespaceName: "hub",
          },
        },
        "hub-rules": {
          type: "azure-native:eventhub:NamespaceNetworkRuleSet",
          properties: {
            namespaceName: "${hub.namespaceName}",
            defaultAction: "Deny",
          },
        },
        bus: {
          type: "azure-native:servicebus:Namespace",
          properties: {
            namespaceName: "bus",
          },
        },
        "bus-rules": {
          type: "azure-native:servicebus:NamespaceNetworkRuleSet",
          properties: {
            namespaceName: "${bus.namespaceName}",
            publicNetworkAccess: "Disabled",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "services at their default, which is public",
      failing: [
        "files",
        "secrets",
        "images",
        "models",
        "jobs",
        "search",
        "events",
        "domain",
        "backups",
        "factory",
        "learning",
        "configuration",
        "hub",
        "bus",
      ],
      resources: {
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            kind: "StorageV2",
          },
        },
        secrets: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              tenantId: "t",
            },
          },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: {
            adminUserEnabled: false,
          },
        },
        models: {
          type: "azure-native:cognitiveservices:Account",
          properties: {
            kind: "OpenAI",
          },
        },
        jobs: {
          type: "azure-native:batch:BatchAccount",
          properties: {
            accountName: "jobs",
          },
        },
        search: {
          type: "azure-native:search:Service",
          properties: {
            networkRuleSet: {
              ipRules: [],
            },
          },
        },
        events: {
          type: "azure-native:eventgrid:Topic",
          properties: {
            topicName: "events",
          },
        },
        domain: {
          type: "azure-native:eventgrid:Domain",
          properties: {
            domainName: "domain",
          },
        },
        backups: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            vaultName: "backups",
          },
        },
        factory: {
          type: "azure-native:datafactory:Factory",
          properties: {
            factoryName: "factory",
          },
        },
        learning: {
          type: "azure-native:machinelearningservices:Workspace",
          properties: {
            publicNetworkAccess: "Enabled",
          },
        },
        configuration: {
          type: "azure-native:appconfiguration:ConfigurationStore",
          properties: {
            configStoreName: "settings",
          },
        },
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            namespaceName: "hub",
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
    {
      title: "network rules that allow by default",
      failing: ["files", "secrets", "hub", "events"],
      resources: {
        events: {
          type: "azure-native:eventgrid:Topic",
          properties: {
            inboundIpRules: [
              {
                action: "Allow",
                ipMask: "0.0.0.0/0",
              },
            ],
          },
        },
        files: {
          type: "azure-native:storage:StorageAccount",
          properties: {
            networkRuleSet: {
              defaultAction: "Allow",
              ipRules: [
                {
                  iPAddressOrRange: "81.2.69.0/24",
                },
              ],
            },
          },
        },
        secrets: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              networkAcls: {
                defaultAction: "Allow",
              },
            },
          },
        },
        hub: {
          type: "azure-native:eventhub:Namespace",
          properties: {
            namespaceName: "hub",
          },
        },
        "hub-rules": {
          type: "azure-native:eventhub:NamespaceNetworkRuleSet",
          properties: {
            namespaceName: "${hub.namespaceName}",
            defaultAction: "Allow",
          },
        },
      },
    },
  ],
};
