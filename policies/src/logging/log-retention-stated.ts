import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const logRetentionStated: Rule = defineRule<ResourceTypes>({
  id: "logging/log-retention-stated",
  title: "Log groups say how long their logs are kept",
  severity: "low",
  rationale:
    "Without any stated time logs are kept for ever, with the personal data in them and a bill that only grows.",
  fix: "Set retentionInDays.",
  failure: "no time is stated: logs are kept for ever",
  requires: {
    "aws:cloudwatch/logGroup:LogGroup": (group) => {
      const days = group.get("retentionInDays");
      return anyOf(
        allOf(days.isSet(), not(days.equals(0))),
        // What is only delivered onward is always kept for two days.
        group.get("logGroupClass").oneOf(["DELIVERY"]),
      );
    },
  },
});
