import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { type CustomResourceOptions, type Input, interpolate, type Resource } from "@pulumi/pulumi";
import { BUILT_IN_ROLES, type BuiltInRole } from "./built-in-roles.ts";

/** Who may do what, and where. */
export interface Grant {
  /** Object id of who acts. */
  readonly principalId: Input<string>;
  readonly role: BuiltInRole;
  /** Subscription of the program, by which Azure names its built-in roles. */
  readonly subscriptionId: Input<string>;
  /** Id of what they may do it to. */
  readonly scope: Input<string>;
  /** Why, for those who review permissions. */
  readonly description: string;
  /** `ServicePrincipal` by default, which managed identities are. */
  readonly principalType?: "Group" | "ServicePrincipal" | "User";
}

/** Grants a built-in role. The kind of principal is said, so that Azure need not know a new identity yet. */
export function grant(name: string, args: Grant, opts: CustomResourceOptions): Resource {
  return new RoleAssignment(
    name,
    {
      principalId: args.principalId,
      principalType: args.principalType ?? "ServicePrincipal",
      roleDefinitionId: interpolate`/subscriptions/${args.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${BUILT_IN_ROLES[args.role]}`,
      scope: args.scope,
      description: args.description,
    },
    opts,
  );
}
