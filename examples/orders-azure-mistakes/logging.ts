import { Workspace } from "@pulumi/azure-native/operationalinsights/workspace.js";
import { Pricing } from "@pulumi/azure-native/security/pricing.js";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createWorkspace({ resourceGroupName, location }: Place): Workspace {
  return new Workspace("orders", {
    resourceGroupName,
    location,
    sku: { name: "PerGB2018" },
    retentionInDays: 30,
    workspaceCapping: { dailyQuotaGb: 1 },
    tags: tags("audit"),
  });
}

export function createDefender(place: Place): void {
  const scopeId = pulumi.interpolate`subscriptions/${place.subscriptionId}`;
  for (const pricingName of ["VirtualMachines", "StorageAccounts"]) {
    new Pricing(`defender-${pricingName}`, { scopeId, pricingName, pricingTier: "Free" });
  }
}
