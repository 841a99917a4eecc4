import { allOf, not } from "@rampart/core/value";
import { defineRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const threatDetectionOn: Rule = defineRule<ResourceTypes>({
  id: "logging/threat-detection-on",
  title: "Threat detection is on",
  severity: "high",
  rationale:
    "Stolen credentials, crypto miners and data that leaves are seen in the logs by nobody unless something looks at all of them, all the time.",
  fix: "Set enable: true on the GuardDuty detector and leave its data sources on; set pricingTier Standard on the Defender plan.",
  failure: "threat detection is off",
  requires: {
    "aws:guardduty/detector:Detector": (detector) =>
      allOf(
        detector.get("enable").orElse(true).equals(true),
        not(detector.get("datasources").get("s3Logs").get("enable").equals(false)),
        not(detector.get("datasources").get("kubernetes").get("auditLogs").get("enable").equals(false)),
      ),
    "azure-native:security:Pricing": (plan) => plan.get("pricingTier").oneOf(["Standard"]),
  },
  remedies: {
    "aws:guardduty/detector:Detector": {
      set: {
        enable: when((enabled) => enabled.equals(false), true),
        datasources: {
          s3Logs: { enable: when((enabled) => enabled.equals(false), true) },
          kubernetes: { auditLogs: { enable: when((enabled) => enabled.equals(false), true) } },
        },
      },
    },
    "azure-native:security:Pricing": { set: { pricingTier: "Standard" } },
  },
});
