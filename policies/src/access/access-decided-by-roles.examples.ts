import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "roles",
      resources: {
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            accessConfig: {
              authenticationMode: "API",
            },
          },
        },
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            enableRBAC: true,
          },
        },
        vault: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              enableRbacAuthorization: true,
            },
          },
        },
      },
    },
    {
      title: "a cluster at its default",
      resources: {
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            dnsPrefix: "shop",
          },
        },
        both: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            accessConfig: {
              authenticationMode: "API_AND_CONFIG_MAP",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a vault and a cluster at their default",
      failing: ["vault", "eks"],
      resources: {
        vault: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              tenantId: "t",
            },
          },
        },
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            name: "shop",
          },
        },
      },
    },
    {
      title: "switched off",
      failing: ["aks", "vault", "eks"],
      resources: {
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            enableRBAC: false,
          },
        },
        vault: {
          type: "azure-native:keyvault:Vault",
          properties: {
            properties: {
              enableRbacAuthorization: false,
            },
          },
        },
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            accessConfig: {
              authenticationMode: "CONFIG_MAP",
            },
          },
        },
      },
    },
  ],
};
