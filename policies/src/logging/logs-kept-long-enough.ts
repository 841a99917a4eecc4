import { anyOf, not, type Value } from "@rampart/core/value";
import { atLeast, defineRule, must, type Rule, type Verdict } from "@rampart/policy";
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
  title: "Logs are kept for at least 90 days",
  severity: "medium",
  rationale: "Intrusions are found weeks after they began, and by then the first logs are gone.",
  fix: "Set retentionInDays to 90 or more (365 where PCI DSS or a regulator asks for a year).",
  checks: {
    "aws:cloudwatch/logGroup:LogGroup": (group) => {
      const days = group.get("retentionInDays");
      return must(
        anyOf(
          days.atLeast(FEWEST_DAYS),
          // Kept for ever.
          not(days.isSet()),
          days.equals(UNLIMITED),
          // What is only delivered onward is always kept for two days.
          group.get("logGroupClass").oneOf(["DELIVERY"]),
        ),
        `logs are gone after ${days.display()} days`,
      );
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
  remedies: {
    // Where no time is stated, to state one is to delete what is older: people must want that.
    "aws:cloudwatch/logGroup:LogGroup": (group) =>
      group.get("retentionInDays").atLeast(1).state === "true"
        ? { set: { retentionInDays: atLeast(FEWEST_DAYS) } }
        : undefined,
    "azure-native:operationalinsights:Workspace": { set: { retentionInDays: atLeast(FEWEST_DAYS) } },
    "azure-native:applicationinsights:Component": { set: { retentionInDays: atLeast(FEWEST_DAYS) } },
    "azure-native:network:FlowLog": { set: { retentionPolicy: { days: atLeast(FEWEST_DAYS) } } },
    "azure-native:sql:ServerBlobAuditingPolicy": { set: { retentionDays: atLeast(FEWEST_DAYS) } },
    "azure-native:sql:ExtendedServerBlobAuditingPolicy": { set: { retentionDays: atLeast(FEWEST_DAYS) } },
  },
});
