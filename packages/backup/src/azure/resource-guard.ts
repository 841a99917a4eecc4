/** Multi-user authorisation: what weakens the vaults wants the consent of whoever owns the guard. */
import { DppResourceGuardProxy } from "@pulumi/azure-native/dataprotection/dppResourceGuardProxy.js";
import { ResourceGuard } from "@pulumi/azure-native/dataprotection/resourceGuard.js";
import { ResourceGuardProxy } from "@pulumi/azure-native/recoveryservices/resourceGuardProxy.js";
import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import { output } from "@pulumi/pulumi";
import { nameOf, SHORT_NAME } from "./names.ts";
import type { Place } from "./place.ts";
import { grant } from "./role-assignments.ts";

/**
 * The guard that must consent before soft delete, immutability or the guard itself is taken off, a policy is weakened
 * or backups are stopped. Who administers the backups must not own it: it is worth most in another subscription.
 */
export interface VaultGuard {
  /** Id of a guard that exists, best of all in another subscription. */
  readonly existing?: Input<string>;
  /** Resource group in which a guard is made. That of the vaults by default. */
  readonly resourceGroupName?: Input<string>;
}

export interface GuardPlace extends Place {
  /** Object ids of groups that may consent, by name. */
  readonly breakGlass: Readonly<Record<string, Input<string>>>;
  readonly subscriptionId: Input<string>;
}

/** Id of the guard: of the one that exists, or of one that is made. */
export function guardOf(
  name: string,
  { existing, resourceGroupName }: VaultGuard,
  place: GuardPlace,
  opts: CustomResourceOptions,
): Output<string> {
  if (existing !== undefined) return output(existing);
  const guard = new ResourceGuard(
    `${name}-guard`,
    {
      resourceGroupName: resourceGroupName ?? place.resourceGroupName,
      location: place.location,
      resourceGuardsName: nameOf([name, "guard"], SHORT_NAME),
      properties: { vaultCriticalOperationExclusionList: [] },
      tags: place.tags,
    },
    opts,
  );
  for (const [person, principalId] of Object.entries(place.breakGlass)) {
    grant(
      `${name}-break-glass-${person}`,
      {
        principalId,
        subscriptionId: place.subscriptionId,
        principalType: "Group",
        role: "Backup MUA Operator",
        scope: guard.id,
        description: `Break glass: ${person} may consent to what weakens the backups of ${name}`,
      },
      opts.parent === undefined ? {} : { parent: opts.parent },
    );
  }
  return guard.id;
}

export interface GuardedVaults {
  readonly resourceGroupName: Input<string>;
  readonly recoveryServices: Input<string>;
  readonly backup: Input<string>;
}

/** Puts both vaults under the guard. Azure wants just these names. */
export function putUnderGuard(
  name: string,
  guardId: Output<string>,
  { resourceGroupName, recoveryServices, backup }: GuardedVaults,
  opts: CustomResourceOptions,
): void {
  new ResourceGuardProxy(
    `${name}-recovery-services-guard`,
    {
      resourceGroupName,
      vaultName: recoveryServices,
      resourceGuardProxyName: "VaultProxy",
      properties: { resourceGuardResourceId: guardId },
    },
    opts,
  );
  new DppResourceGuardProxy(
    `${name}-backup-guard`,
    {
      resourceGroupName,
      vaultName: backup,
      resourceGuardProxyName: "DppResourceGuardProxy",
      properties: { resourceGuardResourceId: guardId },
    },
    opts,
  );
}
