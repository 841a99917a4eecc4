import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("managed", "azure-native:synapse:Workspace", { managedVirtualNetwork: "default" }),
    oneResource("managed and closed", "azure-native:synapse:Workspace", {
      managedVirtualNetwork: "default",
      managedVirtualNetworkSettings: { preventDataExfiltration: true },
    }),
  ],
  bad: [
    oneResource("none", "azure-native:synapse:Workspace", { workspaceName: "orders" }),
    oneResource("none, said with nothing", "azure-native:synapse:Workspace", { managedVirtualNetwork: "" }),
  ],
};
