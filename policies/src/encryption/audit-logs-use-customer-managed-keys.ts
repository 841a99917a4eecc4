import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const auditLogsUseCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/audit-logs-use-customer-managed-keys",
  title: "Audit trails and log groups are encrypted with keys of the customer",
  severity: "medium",
  rationale:
    "Logs hold addresses, names and sometimes credentials. With a key of your own, reading them takes a second permission, apart from reading buckets and log groups.",
  fix: "Set kmsKeyId to a key whose policy lets CloudTrail or CloudWatch Logs use it.",
  failure: "logs are not encrypted with a key of the customer",
  requires: {
    "aws:cloudtrail/trail:Trail": (trail) => trail.isWired("kmsKeyId"),
    "aws:cloudtrail/eventDataStore:EventDataStore": (store) => store.isWired("kmsKeyId"),
    "aws:cloudwatch/logGroup:LogGroup": (group) => group.isWired("kmsKeyId"),
  },
});
