import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const trailsReachALogGroup: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/trails-reach-a-log-group",
  title: "Audit trails are delivered to a log group as well",
  severity: "medium",
  rationale:
    "Files in a bucket are read after the fact. Only what reaches CloudWatch Logs can raise an alarm while an intruder is at work.",
  fix: "Set cloudWatchLogsGroupArn (ending in :*) and cloudWatchLogsRoleArn on the trail.",
  failure: "the trail is delivered to its bucket only",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) => trail.isWired("cloudWatchLogsGroupArn"),
  },
});
