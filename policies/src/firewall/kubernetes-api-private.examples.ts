import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("private", "aws:eks/cluster:Cluster", {
      vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true },
    }),
    oneResource("private in Azure", "azure-native:containerservice:ManagedCluster", {
      apiServerAccessProfile: { enablePrivateCluster: true },
    }),
  ],
  bad: [
    oneResource("named networks", "aws:eks/cluster:Cluster", {
      vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] },
    }),
    oneResource("named networks in Azure", "azure-native:containerservice:ManagedCluster", {
      apiServerAccessProfile: { authorizedIPRanges: ["203.0.113.0/24"] },
    }),
  ],
};
