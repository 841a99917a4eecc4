import { anyOf } from "@rampart/core/value";
import { atLeast, defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const logsKeptForAYear: Rule = defineRule<ResourceTypes>({
  id: "logging/logs-kept-for-a-year",
  title: "Logs are kept for at least a year",
  severity: "low",
  rationale:
    "PCI DSS and many contracts ask for a year of logs; an intrusion found late cannot be traced to its begin without them.",
  fix: "Set retentionInDays to 365 or more.",
  failure: "logs are gone before a year is over",
  requires: {
    "aws:cloudwatch/logGroup:LogGroup": (group) => {
      const days = group.get("retentionInDays").orElse(0);
      return anyOf(days.equals(0), days.atLeast(365), group.get("logGroupClass").oneOf(["DELIVERY"]));
    },
    "azure-native:operationalinsights:Workspace": (workspace) =>
      workspace.get("retentionInDays").orElse(30).atLeast(365),
  },
  remedies: {
    "aws:cloudwatch/logGroup:LogGroup": { set: { retentionInDays: atLeast(365) } },
    "azure-native:operationalinsights:Workspace": { set: { retentionInDays: atLeast(365) } },
  },
});
