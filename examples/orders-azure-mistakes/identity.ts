import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { RoleDefinition } from "@pulumi/azure-native/authorization/roleDefinition.js";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

/** Azure's built-in roles, by the ids that are the same in every tenant. */
const builtIn = {
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
} as const;

export function createIdentity(place: Place, name: string): UserAssignedIdentity {
  return new UserAssignedIdentity(name, {
    resourceGroupName: place.resourceGroupName,
    location: place.location,
    tags: tags("none"),
  });
}

export interface GrantArgs {
  principalId: pulumi.Input<string>;
  principalType?: "ServicePrincipal" | "User";
  role: keyof typeof builtIn | RoleDefinition;
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

export function createOperators(place: Place, partner: string): void {
  const subscription = pulumi.interpolate`/subscriptions/${place.subscriptionId}`;
  const operator = new RoleDefinition("operator", {
    roleName: "Orders operator",
    description: "Whatever operators need",
    scope: subscription,
    assignableScopes: [subscription],
    permissions: [{ actions: ["*"], notActions: [], dataActions: ["*"], notDataActions: [] }],
  });
  grant(place, "operator", {
    principalId: partner,
    principalType: "User",
    role: operator,
    scope: place.resourceGroupId,
  });
  grant(place, "partner", {
    principalId: partner,
    principalType: "User",
    role: "Owner",
    scope: subscription,
  });
}
