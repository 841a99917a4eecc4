/** What is done to keys in the Key Vault itself is in its own log only, and not in the activity log. */
import { ScheduledQueryRule } from "@pulumi/azure-native/monitor/scheduledQueryRule.js";
import { type ComponentResource, type Input, interpolate } from "@pulumi/pulumi";
import type { Tags } from "../intent/tags.ts";
import { nameOf, USUAL_NAME } from "./names.ts";
import type { WatchedLogs } from "./watched-operations.ts";

export interface KeyAlarm {
  readonly resourceGroupName: Input<string>;
  readonly keyVaultId: Input<string>;
  readonly logs: WatchedLogs;
  readonly actionGroupIds: readonly Input<string>[];
  readonly tags: Tags;
}

/**
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azkvauditlogs, and the names of operations
 * in https://learn.microsoft.com/azure/key-vault/general/logging
 */
const OPERATIONS = ["KeyUpdate", "KeyDelete", "KeyPurge", "KeyRotationPolicySet"];

/** An alarm when a key is disabled, deleted or purged. */
export function alarmAboutKeys(name: string, alarm: KeyAlarm, parent: ComponentResource): void {
  const { resourceGroupName, keyVaultId, logs, actionGroupIds, tags } = alarm;
  const operations = OPERATIONS.map((operation) => `"${operation}"`).join(", ");
  new ScheduledQueryRule(
    name,
    {
      resourceGroupName,
      location: logs.location,
      ruleName: nameOf([name], USUAL_NAME),
      kind: "LogAlert",
      description: "Somebody changed, disabled, deleted or purged a key of the backups",
      enabled: true,
      severity: 1,
      scopes: [logs.id],
      evaluationFrequency: "PT5M",
      windowSize: "PT5M",
      // The table is there once the first log has come.
      skipQueryValidation: true,
      criteria: {
        allOf: [
          {
            query: interpolate`AZKVAuditLogs | where _ResourceId =~ "${keyVaultId}" and OperationName in (${operations})`,
            timeAggregation: "Count",
            operator: "GreaterThan",
            threshold: 0,
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      actions: { actionGroups: [...actionGroupIds] },
      tags,
    },
    { parent },
  );
}
