import { allOf, anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const CATEGORIES = ["Administrative", "Security", "Alert", "Policy"];

export const activityLogExported: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/activity-log-exported",
  title: "The activity log of a subscription is exported with all that an audit needs",
  severity: "medium",
  rationale:
    "Azure forgets who changed what after 90 days; a category that is not exported is missing when an incident is older than that.",
  fix: "Enable the categories Administrative, Security, Alert and Policy in logs, and set workspaceId or storageAccountId.",
  failure: "Administrative, Security, Alert and Policy are not all exported",
  requires: {
    "azure-native:monitor:SubscriptionDiagnosticSetting": (setting) =>
      allOf(
        ...CATEGORIES.map((category) =>
          setting
            .get("logs")
            .some((log) =>
              allOf(
                anyOf(log.get("category").oneOf([category]), log.get("categoryGroup").oneOf(["allLogs"])),
                log.get("enabled").equals(true),
              ),
            ),
        ),
        anyOf(
          setting.isWired("workspaceId"),
          setting.isWired("storageAccountId"),
          setting.isWired("eventHubAuthorizationRuleId"),
        ),
      ),
  },
});
