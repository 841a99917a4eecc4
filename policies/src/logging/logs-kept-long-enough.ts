import { allOf, anyOf, not, type Value } from "@rampart/core/value";
import { defineRule, must, type Rule, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const FEWEST_DAYS = 90;
const UNLIMITED = 0;

function keptLongEnough(days: Value<number>): Verdict {
  return must(
    anyOf(days.equals(UNLIMITED), days.atLeast(FEWEST_DAYS)),
    `logs are gone after ${days.display()} days`,
  );
}

export const logsKeptLongEnough: Rule = defineRule<ResourceTypes>({
  id: "logging/logs-kept-long-enough",
  title: "Logs are kept for a stated time of at least 90 days",
  severity: "medium",
  rationale:
    "Intrusions are found weeks after they began, and by then the first logs are gone. Without any stated time logs are kept for ever, with the personal data in them and a bill that only grows.",
  fix: "Set retentionInDays to 90 or more (365 where PCI DSS or a regulator asks for a year).",
  checks: {
    "aws:cloudwatch/logGroup:LogGroup": (group) => {
      const days = group.get("retentionInDays");
      const stated = allOf(days.isSet(), not(days.equals(UNLIMITED)));
      return [
        must(
          // What is only delivered onward is always kept for two days.
          anyOf(stated, group.get("logGroupClass").oneOf(["DELIVERY"])),
          "no time is stated: logs are kept for ever",
        ),
        must(
          anyOf(days.atLeast(FEWEST_DAYS), not(stated), group.get("logGroupClass").oneOf(["DELIVERY"])),
          `logs are gone after ${days.display()} days`,
        ),
      ];
    },
    "azure-native:operationalinsights:Workspace": (workspace) =>
      keptLongEnough(workspace.get("retentionInDays").orElse(30)),
    "azure-native:applicationinsights:Component": (component) =>
      keptLongEnough(component.get("retentionInDays").orElse(90)),
    "azure-native:network:FlowLog": (flowLog) => {
      const policy = flowLog.get("retentionPolicy");
      return must(
        // Without a policy the records stay until the storage account removes them.
        anyOf(
          not(policy.get("enabled").equals(true)),
          policy.get("days").orElse(UNLIMITED).equals(UNLIMITED),
          policy.get("days").atLeast(FEWEST_DAYS),
        ),
        `records are gone after ${policy.get("days").display()} days`,
      );
    },
    "azure-native:sql:ServerBlobAuditingPolicy": (audit) =>
      keptLongEnough(audit.get("retentionDays").orElse(UNLIMITED)),
    "azure-native:sql:ExtendedServerBlobAuditingPolicy": (audit) =>
      keptLongEnough(audit.get("retentionDays").orElse(UNLIMITED)),
  },
});
