import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const searchUpdatesKeepTheirServiceLevel: Rule = defineRule<ResourceTypes>({
  id: "failover/search-updates-keep-their-service-level",
  title: "Search services have three replicas",
  severity: "low",
  rationale: "Azure promises that the index can be written only from three replicas on.",
  fix: "Set replicaCount to 3.",
  failure: "there are fewer than three replicas",
  requires: {
    "azure-native:search:Service": (service) => service.get("replicaCount").orElse(1).atLeast(3),
  },
});
