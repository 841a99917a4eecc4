import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("kept in", "azure-native:synapse:Workspace", {
      managedVirtualNetworkSettings: { preventDataExfiltration: true },
    }),
    oneResource("kept in, but for a partner", "azure-native:synapse:Workspace", {
      managedVirtualNetworkSettings: {
        preventDataExfiltration: true,
        allowedAadTenantIdsForLinking: ["00000000-0000-4000-8000-000000000000"],
      },
    }),
  ],
  bad: [
    oneResource("anywhere", "azure-native:synapse:Workspace", {
      managedVirtualNetworkSettings: { preventDataExfiltration: false },
    }),
    oneResource("not said", "azure-native:synapse:Workspace", { managedVirtualNetwork: "default" }),
  ],
};
