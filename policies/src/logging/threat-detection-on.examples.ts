import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a detector left at the default", "aws:guardduty/detector:Detector", {
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    }),
    oneResource("a Defender plan", "azure-native:security:Pricing", {
      pricingName: "KeyVaults",
      pricingTier: "Standard",
    }),
  ],
  bad: [
    oneResource("a suspended detector", "aws:guardduty/detector:Detector", { enable: false }),
    oneResource("a detector that does not look at buckets", "aws:guardduty/detector:Detector", {
      enable: true,
      datasources: { s3Logs: { enable: false } },
    }),
    oneResource("a free Defender plan", "azure-native:security:Pricing", {
      pricingName: "StorageAccounts",
      pricingTier: "Free",
    }),
  ],
};
