import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("over TLS", "azure-native:web:WebApp", { siteConfig: { ftpsState: "FtpsOnly" } }),
    oneResource("not at all", "azure-native:web:WebAppSlot", { siteConfig: { ftpsState: "Disabled" } }),
  ],
  bad: [
    oneResource("in any way", "azure-native:web:WebApp", {
      httpsOnly: true,
      siteConfig: { ftpsState: "AllAllowed" },
    }),
    oneResource("in any way to a slot", "azure-native:web:WebAppSlot", {
      siteConfig: { ftpsState: "AllAllowed" },
    }),
  ],
};
