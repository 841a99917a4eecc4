import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const webApplicationFirewallsSwitchedOn: Rule = defineRule<ResourceTypes>({
  id: "firewall/web-application-firewalls-switched-on",
  title: "Policies of web application firewalls are switched on",
  severity: "high",
  rationale: "A policy that is switched off looks like protection in every diagram and does nothing.",
  fix: "Leave enabledState (state) at Enabled.",
  failure: "the policy is switched off",
  requires: {
    "azure-native:frontdoor:Policy": (policy) =>
      policy.get("policySettings").get("enabledState").orElse("Enabled").oneOf(["Enabled"]),
    "azure-native:network:WebApplicationFirewallPolicy": (policy) =>
      policy.get("policySettings").get("state").orElse("Enabled").oneOf(["Enabled"]),
  },
  remedies: {
    "azure-native:frontdoor:Policy": { set: { policySettings: { enabledState: "Enabled" } } },
    "azure-native:network:WebApplicationFirewallPolicy": { set: { policySettings: { state: "Enabled" } } },
  },
});
