import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const groupsUseLaunchTemplates: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/groups-use-launch-templates",
  title: "Groups of machines start them from launch templates",
  severity: "low",
  rationale:
    "AWS adds no new kinds of machines to launch configurations and lets new accounts make none: a group on them cannot grow or be rebuilt.",
  fix: "Replace launchConfiguration by launchTemplate or mixedInstancesPolicy.",
  failure: "machines are started from a launch configuration",
  requires: {
    "aws:autoscaling/group:Group": (group) =>
      anyOf(group.isWired("launchTemplate"), group.isWired("mixedInstancesPolicy")),
  },
});
