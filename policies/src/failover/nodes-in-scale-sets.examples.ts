import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("scale sets", "azure-native:containerservice:ManagedCluster", {
      agentPoolProfiles: [{ name: "system", type: "VirtualMachineScaleSets" }],
    }),
    oneResource("the default", "azure-native:containerservice:AgentPool", { vmSize: "Standard_D2s_v5" }),
  ],
  bad: [
    oneResource("an availability set", "azure-native:containerservice:ManagedCluster", {
      agentPoolProfiles: [{ name: "system", type: "AvailabilitySet" }],
    }),
    oneResource("a pool of its own", "azure-native:containerservice:AgentPool", { type: "AvailabilitySet" }),
  ],
};
