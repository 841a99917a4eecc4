import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const logIntakeNotCapped: Rule = defineRule<ResourceTypes>({
  id: "logging/log-intake-not-capped",
  title: "Log workspaces take in all logs of a day",
  severity: "low",
  rationale:
    "A loud attack, or a broken application, uses up the quota in the morning; what happens in the rest of the day is not recorded.",
  fix: "Remove workspaceCapping.dailyQuotaGb (or set it to -1), and watch the cost with an alert instead.",
  failure: "logs beyond a daily quota are thrown away",
  requires: {
    "azure-native:operationalinsights:Workspace": (workspace) =>
      not(
        workspace
          .get("workspaceCapping")
          .get("dailyQuotaGb")
          .number((quota) => quota >= 0),
      ),
  },
  remedies: {
    "azure-native:operationalinsights:Workspace": { set: { workspaceCapping: { dailyQuotaGb: -1 } } },
  },
});
