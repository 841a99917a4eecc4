import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const healthChecksAskAChosenPath: Rule = defineRule<ResourceTypes>({
  id: "failover/health-checks-ask-a-chosen-path",
  title: "Health checks ask a path that was chosen for it",
  severity: "low",
  rationale:
    "The default path answers as long as the server runs, even when the application behind it cannot reach its database.",
  fix: "Set healthCheck.path to a page that says whether the application can work.",
  failure: "no path is chosen for health checks",
  requires: {
    "aws:lb/targetGroup:TargetGroup": (group) =>
      anyOf(
        group.get("healthCheck").get("path").isSet(),
        not(group.get("protocol").oneOf(["HTTP", "HTTPS"])),
        group.get("targetType").oneOf(["lambda"]),
      ),
  },
});
