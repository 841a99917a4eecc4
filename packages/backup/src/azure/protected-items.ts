/** Machines and file shares in a Recovery Services vault. */
import { ProtectedItem } from "@pulumi/azure-native/recoveryservices/protectedItem.js";
import { ProtectionContainer } from "@pulumi/azure-native/recoveryservices/protectionContainer.js";
import type { ProtectionPolicyArgs } from "@pulumi/azure-native/recoveryservices/protectionPolicy.js";
import { ProtectionPolicy } from "@pulumi/azure-native/recoveryservices/protectionPolicy.js";
import { interpolate, type Output, output } from "@pulumi/pulumi";
import { SHARES } from "./data-source.ts";
import type { ItemOptions } from "./item-options.ts";
import type { ItemPolicy } from "./item-policy.ts";
import { nameOf, POLICY_NAME } from "./names.ts";
import type { Chosen } from "./plan-selections.ts";
import { recoveryServicesPolicy } from "./recovery-services-policy.ts";
import { nameIn, resourceGroupIn } from "./resource-id.ts";
import type { VaultReference } from "./vault-reference.ts";

/** Makes the policy, and puts everything that is chosen under it. */
export function protectItems(
  name: string,
  policyName: string,
  policy: ItemPolicy,
  chosen: readonly Chosen[],
  vault: VaultReference,
  opts: ItemOptions,
): void {
  const place = { resourceGroupName: vault.resourceGroupName, vaultName: vault.name };
  const { id: policyId } = new ProtectionPolicy(
    policyName,
    {
      ...place,
      policyName: nameOf([policyName], POLICY_NAME),
      properties: recoveryServicesPolicy(policy) as unknown as NonNullable<
        ProtectionPolicyArgs["properties"]
      >,
    },
    { parent: opts.parent },
  );
  for (const one of chosen) {
    if (one.source === SHARES) protectShares(`${name}-${one.key}`, one, policyId, place, opts);
    else protectMachine(`${name}-${one.key}`, one, policyId, place, opts);
  }
}

interface ItemPlace {
  readonly resourceGroupName: Output<string>;
  readonly vaultName: Output<string>;
}

/** Azure finds a machine in its vault by these names, and by no others. */
function protectMachine(
  name: string,
  { resource }: Chosen,
  policyId: Output<string>,
  place: ItemPlace,
  opts: ItemOptions,
): void {
  const id = output(resource.id);
  const own = interpolate`iaasvmcontainerv2;${id.apply(resourceGroupIn)};${id.apply(nameIn)}`;
  new ProtectedItem(
    name,
    {
      ...place,
      fabricName: "Azure",
      containerName: interpolate`iaasvmcontainer;${own}`,
      protectedItemName: interpolate`vm;${own}`,
      properties: {
        protectedItemType: "Microsoft.Compute/virtualMachines",
        policyId,
        sourceResourceId: resource.id,
      },
    },
    opts,
  );
}

/** The account is registered once, and locked by Azure Backup so that it is not deleted by mistake. */
function protectShares(
  name: string,
  { resource }: Chosen,
  policyId: Output<string>,
  place: ItemPlace,
  opts: ItemOptions,
): void {
  const id = output(resource.id);
  const container = new ProtectionContainer(
    `${name}-account`,
    {
      ...place,
      fabricName: "Azure",
      containerName: interpolate`StorageContainer;Storage;${id.apply(resourceGroupIn)};${id.apply(nameIn)}`,
      properties: {
        containerType: "StorageContainer",
        backupManagementType: "AzureStorage",
        acquireStorageAccountLock: "Acquire",
        sourceResourceId: resource.id,
      },
    },
    opts,
  );
  for (const share of resource.shares ?? []) {
    new ProtectedItem(
      `${name}-${share}`,
      {
        ...place,
        fabricName: "Azure",
        containerName: container.name,
        protectedItemName: `AzureFileShare;${share}`,
        properties: {
          protectedItemType: "AzureFileShareProtectedItem",
          friendlyName: share,
          policyId,
          sourceResourceId: resource.id,
        },
      },
      opts,
    );
  }
}
