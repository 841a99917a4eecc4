import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const podsFilteredByNetworkPolicies: Rule = defineRule<ResourceTypes>({
  id: "firewall/pods-filtered-by-network-policies",
  title: "Clusters enforce network policies between pods",
  severity: "medium",
  rationale:
    "Without an engine that enforces them, network policies are accepted and ignored: each pod reaches each other pod, and a break-in into one is a way into all.",
  fix: "Set networkProfile.networkPolicy to cilium, azure or calico; it cannot be added to every cluster later.",
  failure: "nothing enforces network policies between its pods",
  requires: {
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      cluster.get("networkProfile").get("networkPolicy").oneOf(["azure", "calico", "cilium"]),
  },
});
