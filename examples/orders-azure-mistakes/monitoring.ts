import type { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { MetricAlert, type MetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createAlarms(place: Place, database: Server, contact: string): void {
  const { resourceGroupName } = place;
  const onCall = new ActionGroup("on-call", {
    resourceGroupName,
    location: "global",
    groupShortName: "orders",
    enabled: false,
    emailReceivers: [{ name: "on-call", emailAddress: contact }],
    tags: tags("operational"),
  });
  const alert = (name: string, metricName: string, threshold: number): Omit<MetricAlertArgs, "enabled"> => ({
    resourceGroupName,
    location: "global",
    ruleName: name,
    severity: 1,
    scopes: [database.id],
    evaluationFrequency: "PT1M",
    windowSize: "PT5M",
    criteria: {
      odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
      allOf: [
        {
          criterionType: "StaticThresholdCriterion",
          name,
          metricName,
          timeAggregation: "Average",
          operator: "GreaterThan",
          threshold,
        },
      ],
    },
    tags: tags("operational"),
  });
  new MetricAlert("database-cpu", {
    ...alert("database-cpu", "cpu_percent", 80),
    enabled: false,
    actions: [{ actionGroupId: onCall.id }],
  });
  new MetricAlert("database-space", { ...alert("database-space", "storage_percent", 85), enabled: true });
}
