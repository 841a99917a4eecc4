import type { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import { ActionGroup } from "@pulumi/azure-native/monitor/actionGroup.js";
import { ActivityLogAlert } from "@pulumi/azure-native/monitor/activityLogAlert.js";
import { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Edge } from "./edge.ts";
import type { Messaging } from "./messaging.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface AlarmsArgs {
  edge: Edge;
  database: Server;
  messaging: Messaging;
  contact: string;
}

interface Watched {
  description: string;
  scope: pulumi.Input<string>;
  metricName: string;
  timeAggregation: "Average" | "Maximum" | "Total";
  operator: "GreaterThan" | "LessThan";
  threshold: number;
}

export function createAlarms(place: Place, { edge, database, messaging, contact }: AlarmsArgs): void {
  const { resourceGroupName } = place;
  const onCall = new ActionGroup("on-call", {
    resourceGroupName,
    location: "global",
    groupShortName: "orders",
    enabled: true,
    emailReceivers: [{ name: "on-call", emailAddress: contact, useCommonAlertSchema: true }],
    tags: tags("operational"),
  });
  const watched: Record<string, Watched> = {
    "unhealthy-service": {
      description: "The gateway finds no healthy container",
      scope: edge.gateway.id,
      metricName: "UnhealthyHostCount",
      timeAggregation: "Average",
      operator: "GreaterThan",
      threshold: 0,
    },
    "database-cpu": {
      description: "The database is busy",
      scope: database.id,
      metricName: "cpu_percent",
      timeAggregation: "Average",
      operator: "GreaterThan",
      threshold: 80,
    },
    "database-space": {
      description: "The database's storage is nearly full",
      scope: database.id,
      metricName: "storage_percent",
      timeAggregation: "Maximum",
      operator: "GreaterThan",
      threshold: 85,
    },
    "dead-letters": {
      description: "Orders that could not be fulfilled",
      scope: messaging.namespace.id,
      metricName: "DeadletteredMessages",
      timeAggregation: "Maximum",
      operator: "GreaterThan",
      threshold: 0,
    },
    "failed-over": {
      description: "The entry of this region does not answer: requests go to the recovery region",
      scope: edge.profile.id,
      metricName: "ProbeAgentCurrentEndpointStateByProfileResourceId",
      timeAggregation: "Maximum",
      operator: "LessThan",
      threshold: 1,
    },
  };
  for (const [name, { description, scope, ...criterion }] of Object.entries(watched)) {
    new MetricAlert(name, {
      resourceGroupName,
      location: "global",
      ruleName: name,
      description,
      enabled: true,
      severity: 1,
      scopes: [scope],
      evaluationFrequency: "PT1M",
      windowSize: "PT5M",
      autoMitigate: true,
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [{ criterionType: "StaticThresholdCriterion", name, ...criterion }],
      },
      actions: [{ actionGroupId: onCall.id }],
      tags: tags("operational"),
    });
  }
  for (const [name, operationName] of Object.entries({
    "firewall-changed": "Microsoft.Network/networkSecurityGroups/securityRules/write",
    "role-assigned": "Microsoft.Authorization/roleAssignments/write",
    "lock-removed": "Microsoft.Authorization/locks/delete",
  })) {
    new ActivityLogAlert(name, {
      resourceGroupName,
      location: "global",
      activityLogAlertName: name,
      description: `Somebody did ${operationName}`,
      enabled: true,
      scopes: [place.resourceGroupId],
      condition: {
        allOf: [
          { field: "category", equals: "Administrative" },
          { field: "operationName", equals: operationName },
        ],
      },
      actions: { actionGroups: [{ actionGroupId: onCall.id }] },
      tags: tags("operational"),
    });
  }
}
