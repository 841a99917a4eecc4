import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const machinesMonitoredInDetail: Rule = defineRule<ResourceTypes>({
  id: "logging/machines-monitored-in-detail",
  title: "Machines report their metrics every minute",
  severity: "low",
  rationale: "With a value each five minutes alarms come late, and a short overload is never seen.",
  fix: "Set monitoring to true (enableMonitoring, monitoring.enabled).",
  failure: "metrics come every five minutes only",
  requires: {
    "aws:ec2/instance:Instance": (instance) =>
      anyOf(
        instance.get("monitoring").equals(true),
        // A template says it for the machines made from it.
        allOf(instance.get("launchTemplate").isSet(), not(instance.get("monitoring").equals(false))),
      ),
    "aws:ec2/launchConfiguration:LaunchConfiguration": (configuration) =>
      configuration.get("enableMonitoring").orElse(true).equals(true),
  },
  remedies: {
    "aws:ec2/instance:Instance": { set: { monitoring: true } },
    "aws:ec2/launchConfiguration:LaunchConfiguration": {
      set: { enableMonitoring: true },
      replaces: "A launch configuration never changes; new servers use the new one.",
    },
  },
});
