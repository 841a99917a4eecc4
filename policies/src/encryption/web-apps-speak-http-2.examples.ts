import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "azure-native:web:WebApp", { siteConfig: { http20Enabled: true } }),
    oneResource("on in a slot", "azure-native:web:WebAppSlot", { siteConfig: { http20Enabled: true } }),
  ],
  bad: [
    oneResource("off", "azure-native:web:WebApp", { siteConfig: { http20Enabled: false } }),
    oneResource("the default in a slot", "azure-native:web:WebAppSlot", { siteConfig: { alwaysOn: true } }),
  ],
};
