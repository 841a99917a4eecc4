import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const nodesInScaleSets: Rule = defineRule<ResourceTypes>({
  id: "failover/nodes-in-scale-sets",
  title: "Nodes of Kubernetes clusters stand in scale sets",
  severity: "medium",
  rationale:
    "Nodes of an availability set cannot be added by the autoscaler, spread over zones, or replaced one pool at a time.",
  fix: "Set type of each agent pool to VirtualMachineScaleSets.",
  failure: "nodes stand in an availability set",
  requires: {
    "azure-native:containerservice:AgentPool": (pool) => not(pool.get("type").oneOf(["AvailabilitySet"])),
    "azure-native:containerservice:ManagedCluster": (cluster) =>
      not(cluster.get("agentPoolProfiles").some((pool) => pool.get("type").oneOf(["AvailabilitySet"]))),
  },
});
