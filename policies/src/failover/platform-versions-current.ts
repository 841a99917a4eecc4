import { anyOf } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const platformVersionsCurrent: Rule = defineRule<ResourceTypes>({
  id: "failover/platform-versions-current",
  title: "Containers without servers run on the current platform",
  severity: "low",
  rationale:
    "Services pinned to an old platform miss its fixes, and fail to start on the day it is taken away.",
  fix: "Leave platformVersion out, or set it to LATEST.",
  failure: "the service is pinned to a platform version",
  requires: {
    "aws:ecs/service:Service": (service) =>
      anyOf(
        service.get("platformVersion").orElse("LATEST").oneOf(["LATEST"]),
        service.get("launchType").oneOf(["EC2", "EXTERNAL"]),
      ),
  },
});
