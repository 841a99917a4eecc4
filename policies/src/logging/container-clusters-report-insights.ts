import { allOf, anyOf } from "@rampart/core/value";
import { defineRule, type Rule, withEntry } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const containerClustersReportInsights: Rule = defineRule<ResourceTypes>({
  id: "logging/container-clusters-report-insights",
  title: "Container clusters report metrics of their containers",
  severity: "low",
  rationale:
    "Without them a container that restarts every minute, or runs out of memory, is seen only when customers call.",
  fix: 'Set settings to [{ name: "containerInsights", value: "enhanced" }] on ECS clusters; enable the omsagent add-on or azureMonitorProfile.metrics on AKS.',
  failure: "metrics of containers are not collected",
  requires: {
    "aws:ecs/cluster:Cluster": (cluster) =>
      cluster
        .get("settings")
        .some((setting) =>
          allOf(
            setting.get("name").oneOf(["containerInsights"]),
            setting.get("value").oneOf(["enabled", "enhanced"]),
          ),
        ),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      anyOf(
        cluster.get("addonProfiles").get("omsagent").get("enabled").equals(true),
        cluster.get("addonProfiles").get("omsAgent").get("enabled").equals(true),
        cluster.get("azureMonitorProfile").get("metrics").get("enabled").equals(true),
      ),
  },
  remedies: {
    "aws:ecs/cluster:Cluster": {
      set: { settings: withEntry("name", { name: "containerInsights", value: "enhanced" }) },
    },
  },
});
