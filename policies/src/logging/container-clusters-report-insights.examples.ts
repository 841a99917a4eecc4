import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("an ECS cluster", "aws:ecs/cluster:Cluster", {
      settings: [{ name: "containerInsights", value: "enhanced" }],
    }),
    oneResource("an AKS cluster", "azure-native:containerservice:ManagedCluster", {
      addonProfiles: { omsagent: { enabled: true } },
    }),
  ],
  bad: [
    oneResource("an ECS cluster left at the default", "aws:ecs/cluster:Cluster", { name: "shop" }),
    oneResource("an ECS cluster that says no", "aws:ecs/cluster:Cluster", {
      settings: [{ name: "containerInsights", value: "disabled" }],
    }),
    oneResource("an AKS cluster left at the default", "azure-native:containerservice:ManagedCluster", {
      dnsPrefix: "shop",
    }),
  ],
};
