import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const knownBadAddressesDenied: Rule = defineRule<ResourceTypes>({
  id: "firewall/known-bad-addresses-denied",
  title: "Network firewalls deny known bad addresses",
  severity: "medium",
  rationale:
    "Addresses of botnets and control servers are known; a firewall that only reports them lets stolen data through.",
  fix: "Set threatIntelMode to Deny.",
  failure: "known bad addresses are let through",
  requires: {
    "azure-native:network:AzureFirewall": (firewall) =>
      firewall.get("threatIntelMode").orElse("Alert").oneOf(["Deny"]),
    "azure-native:network:FirewallPolicy": (policy) =>
      policy.get("threatIntelMode").orElse("Alert").oneOf(["Deny"]),
  },
});
