import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const distributionsHaveASecondOrigin: Rule = defineRule<ResourceTypes>({
  id: "failover/distributions-have-a-second-origin",
  title: "Content delivery has a second origin",
  severity: "low",
  rationale: "When the only origin fails, so does the site, although the edges still stand.",
  fix: "Add originGroups with a primary and a second origin, and name the group in targetOriginId.",
  failure: "there is one origin only",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) => distribution.get("originGroups").isSet(),
  },
});
