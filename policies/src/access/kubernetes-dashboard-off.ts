import { anyOf, not, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const kubernetesDashboardOff: Rule = defineRule<ResourceTypes>({
  id: "access/kubernetes-dashboard-off",
  title: "The old Kubernetes dashboard is not installed",
  severity: "high",
  rationale:
    "It runs with wide rights, and for years one public dashboard after the other was used to take over clusters.",
  fix: "Set addonProfiles.kubeDashboard.enabled to false.",
  failure: "the dashboard is installed",
  requires: {
    "azure-native:containerservice:ManagedCluster": (cluster) => {
      const addons = cluster.get("addonProfiles") as Value<
        Readonly<Record<string, { readonly enabled: boolean }>>
      >;
      return not(
        anyOf(
          addons.get("kubeDashboard").get("enabled").equals(true),
          addons.get("KubeDashboard").get("enabled").equals(true),
        ),
      );
    },
  },
});
