import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "azure-native:frontdoor:Policy", {
      policySettings: { enabledState: "Enabled", mode: "Detection" },
    }),
    oneResource("the default", "azure-native:network:WebApplicationFirewallPolicy", {
      policySettings: { mode: "Prevention" },
    }),
  ],
  bad: [
    oneResource("off", "azure-native:frontdoor:Policy", {
      policySettings: { enabledState: "Disabled", mode: "Prevention" },
    }),
    oneResource("off at a gateway", "azure-native:network:WebApplicationFirewallPolicy", {
      policySettings: { state: "Disabled" },
    }),
  ],
};
