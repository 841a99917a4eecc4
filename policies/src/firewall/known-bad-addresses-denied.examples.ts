import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("denied", "azure-native:network:AzureFirewall", { threatIntelMode: "Deny" }),
    oneResource("denied by policy", "azure-native:network:FirewallPolicy", { threatIntelMode: "Deny" }),
  ],
  bad: [
    oneResource("reported", "azure-native:network:AzureFirewall", { threatIntelMode: "Alert" }),
    oneResource("the default", "azure-native:network:FirewallPolicy", { sku: { tier: "Standard" } }),
  ],
};
