import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const analyticsWorkspacesKeepDataIn: Rule = defineRule<ResourceTypes>({
  id: "firewall/analytics-workspaces-keep-data-in",
  title: "Synapse workspaces send data to approved tenants only",
  severity: "medium",
  rationale: "Whoever may run a notebook can otherwise write the data to a storage account of their own.",
  fix: "Set managedVirtualNetworkSettings.preventDataExfiltration to true when the workspace is made.",
  failure: "data may be sent anywhere",
  requires: {
    "azure-native:synapse:Workspace": (workspace) =>
      workspace.get("managedVirtualNetworkSettings").get("preventDataExfiltration").equals(true),
  },
});
