import { DiagnosticSetting } from "@pulumi/azure-native/monitor/diagnosticSetting.js";
import { SubscriptionDiagnosticSetting } from "@pulumi/azure-native/monitor/subscriptionDiagnosticSetting.js";
import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { Pricing } from "@pulumi/azure-native/security/pricing.js";
import { SecurityContact } from "@pulumi/azure-native/security/securityContact.js";
import type { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createWorkspace({ resourceGroupName, location }: Place): Workspace {
  return new Workspace(
    "orders",
    {
      resourceGroupName,
      location,
      sku: { name: "PerGB2018" },
      retentionInDays: 400,
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      tags: tags("audit"),
    },
    { protect: true },
  );
}

/** Everything a resource can tell goes to the workspace. */
export function keepLogs(
  name: string,
  resourceUri: pulumi.Input<string>,
  workspace: Workspace,
): DiagnosticSetting {
  return new DiagnosticSetting(name, {
    name: "to-workspace",
    resourceUri,
    workspaceId: workspace.id,
    logAnalyticsDestinationType: "Dedicated",
    logs: [{ categoryGroup: "allLogs", enabled: true }],
    metrics: [{ category: "AllMetrics", enabled: true }],
  });
}

/** Who did what in the subscription: searchable in the workspace, unchangeable in the archive. */
export function keepActivityLog(workspace: Workspace, archive: StorageAccount): void {
  new SubscriptionDiagnosticSetting("activity-log", {
    name: "activity-log",
    workspaceId: workspace.id,
    storageAccountId: archive.id,
    logs: [
      "Administrative",
      "Security",
      "ServiceHealth",
      "Alert",
      "Recommendation",
      "Policy",
      "Autoscale",
      "ResourceHealth",
    ].map((category) => ({ category, enabled: true })),
  });
}

/** Defender for Cloud, for each sort of resource that this service uses. */
export function createDefender(place: Place, contact: string): void {
  const scopeId = pulumi.interpolate`subscriptions/${place.subscriptionId}`;
  const plans = [
    "VirtualMachines",
    "StorageAccounts",
    "KeyVaults",
    "Arm",
    "OpenSourceRelationalDatabases",
    "Containers",
  ];
  for (const pricingName of plans) {
    new Pricing(`defender-${pricingName}`, { scopeId, pricingName, pricingTier: "Standard" });
  }
  new SecurityContact("security", {
    securityContactName: "default",
    emails: contact,
    isEnabled: true,
    notificationsByRole: { state: "On", roles: ["Owner"] },
    notificationsSources: [{ sourceType: "Alert", minimalSeverity: "Medium" }],
  });
}
