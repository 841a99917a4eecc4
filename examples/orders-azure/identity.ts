import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { RoleDefinition } from "@pulumi/azure-native/authorization/roleDefinition.js";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

/** Azure's built-in roles, by the ids that are the same in every tenant. */
const builtIn = {
  AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  "Azure Service Bus Data Receiver": "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
  "Azure Service Bus Data Sender": "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39",
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "Key Vault Secrets User": "4633458b-17de-408a-b874-0445c86b69e6",
  "PostgreSQL Flexible Server Long Term Retention Backup Role": "c088a766-074b-43ba-90d4-1fb21feae531",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "Storage Account Backup Contributor": "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
} as const;

type BuiltInRole = keyof typeof builtIn;

export function createIdentity(place: Place, name: string, location?: string): UserAssignedIdentity {
  return new UserAssignedIdentity(name, {
    resourceGroupName: place.resourceGroupName,
    location: location ?? place.location,
    tags: tags("none"),
  });
}

export interface GrantArgs {
  principalId: pulumi.Input<string>;
  principalType?: "Group" | "ServicePrincipal";
  role: BuiltInRole | RoleDefinition;
  scope: pulumi.Input<string>;
}

export function grant(place: Place, name: string, args: GrantArgs): RoleAssignment {
  const { role } = args;
  return new RoleAssignment(name, {
    principalId: args.principalId,
    principalType: args.principalType ?? "ServicePrincipal",
    roleDefinitionId:
      typeof role === "string"
        ? pulumi.interpolate`/subscriptions/${place.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${builtIn[role]}`
        : role.id,
    scope: args.scope,
  });
}

/** What people on call may do by themselves; everything else goes through this program. */
export function createOperators(place: Place, group: string): void {
  const operator = new RoleDefinition("operator", {
    roleName: "Orders operator",
    description: "Restarts the order service and looks at its state; changes nothing, reads no data",
    scope: place.resourceGroupId,
    assignableScopes: [place.resourceGroupId],
    permissions: [
      {
        actions: [
          "Microsoft.App/containerApps/read",
          "Microsoft.App/containerApps/revisions/read",
          "Microsoft.App/containerApps/revisions/restart/action",
          "Microsoft.Compute/virtualMachines/read",
          "Microsoft.Compute/virtualMachines/restart/action",
          "Microsoft.Insights/alertRules/read",
          "Microsoft.Insights/metrics/read",
          "Microsoft.RecoveryServices/vaults/read",
        ],
        notActions: [],
        dataActions: [],
        notDataActions: [],
      },
    ],
  });
  grant(place, "operators", {
    principalId: group,
    principalType: "Group",
    role: operator,
    scope: place.resourceGroupId,
  });
}
