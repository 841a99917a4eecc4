import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("off", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { kubeDashboard: { enabled: false } },
    }),
    oneResource("not named", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { azurepolicy: { enabled: true } },
    }),
  ],
  bad: [
    oneResource("on", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { kubeDashboard: { enabled: true } },
    }),
    oneResource("on beside others", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { azurepolicy: { enabled: true }, kubeDashboard: { enabled: true } },
    }),
  ],
};
