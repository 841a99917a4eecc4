/** Where the vaults write what happens in them. */
import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import type { ComponentResource, Input, Output } from "@pulumi/pulumi";
import { nameOf, SHORT_NAME } from "./names.ts";
import type { Place } from "./place.ts";

/** A year and a month: last year's audit can still ask. */
const LOG_DAYS = 400;

export function createWorkspace(
  name: string,
  { resourceGroupName, location, tags }: Place,
  parent: ComponentResource,
): Output<string> {
  const workspace = new Workspace(
    `${name}-logs`,
    {
      resourceGroupName,
      location,
      workspaceName: nameOf([name, "logs"], SHORT_NAME),
      sku: { name: "PerGB2018" },
      retentionInDays: LOG_DAYS,
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      tags,
    },
    { parent },
  );
  return workspace.id;
}

/** Everything that a resource can tell goes to the workspace. */
export function keepLogs(
  name: string,
  resourceUri: Input<string>,
  workspaceId: Input<string>,
  parent: ComponentResource,
): void {
  new DiagnosticSetting(
    name,
    {
      name: "to-workspace",
      resourceUri,
      workspaceId,
      logAnalyticsDestinationType: "Dedicated",
      logs: [{ categoryGroup: "allLogs", enabled: true }],
      metrics: [{ category: "AllMetrics", enabled: true }],
    },
    { parent },
  );
}
