import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const apiGatewaysInANetwork: Rule = defineRule<ResourceTypes>({
  id: "firewall/api-gateways-in-a-network",
  title: "API management stands in a network of yours",
  severity: "medium",
  rationale:
    "Outside of it, the gateway reaches its backends over the internet, so they have to be open to it.",
  fix: "Set virtualNetworkType to Internal or External with virtualNetworkConfiguration.subnetResourceId.",
  failure: "the gateway stands in no network of yours",
  requires: {
    "azure-native:apimanagement:ApiManagementService": (service) =>
      service.get("virtualNetworkType").oneOf(["Internal", "External"]),
  },
});
