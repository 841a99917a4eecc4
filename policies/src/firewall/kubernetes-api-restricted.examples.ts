import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "private endpoints",
      resources: {
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            vpcConfig: {
              subnetIds: ["subnet-1"],
              endpointPublicAccess: false,
              endpointPrivateAccess: true,
            },
          },
        },
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            apiServerAccessProfile: {
              enablePrivateCluster: true,
            },
          },
        },
      },
    },
    {
      title: "named networks",
      resources: {
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            vpcConfig: {
              publicAccessCidrs: ["81.2.69.0/24"],
            },
          },
        },
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            apiServerAccessProfile: {
              authorizedIPRanges: ["81.2.69.0/24", "10.0.0.0/8"],
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "clusters at their default, which is public",
      failing: ["eks", "aks"],
      resources: {
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            vpcConfig: {
              subnetIds: ["subnet-1"],
              endpointPrivateAccess: true,
            },
          },
        },
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            dnsPrefix: "shop",
          },
        },
      },
    },
    {
      title: "ranges that say everybody",
      failing: ["eks", "aks"],
      resources: {
        eks: {
          type: "aws:eks/cluster:Cluster",
          properties: {
            vpcConfig: {
              endpointPublicAccess: true,
              publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"],
            },
          },
        },
        aks: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            apiServerAccessProfile: {
              enablePrivateCluster: false,
              authorizedIPRanges: ["0.0.0.0/0"],
            },
          },
        },
      },
    },
  ],
};
