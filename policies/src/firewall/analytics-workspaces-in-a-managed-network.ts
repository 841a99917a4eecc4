import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const analyticsWorkspacesInAManagedNetwork: Rule = defineRule<ResourceTypes>({
  id: "firewall/analytics-workspaces-in-a-managed-network",
  title: "Synapse workspaces stand in a managed network",
  severity: "medium",
  rationale:
    "Outside of one, their pools share a network with other customers and reach data over public endpoints.",
  fix: "Set managedVirtualNetwork to default when the workspace is made.",
  failure: "there is no managed network",
  requires: {
    "azure-native:synapse:Workspace": (workspace) => workspace.get("managedVirtualNetwork").isSet(),
  },
});
