/** The customer-managed key of the vaults, and who may use it. */
import { createHash } from "node:crypto";
import { Key } from "@pulumi/azure-native/keyvault/key.js";
import { Vault } from "@pulumi/azure-native/keyvault/vault.js";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import {
  type CustomResourceOptions,
  getOrganization,
  getProject,
  getStack,
  type Input,
  type Output,
  output,
  type Resource,
} from "@pulumi/pulumi";
import { physicalName } from "@rampart/component";
import type { Client } from "./client.ts";
import { KEY_NAME, nameOf, USUAL_NAME } from "./names.ts";
import type { Place } from "./place.ts";
import { grant } from "./role-assignments.ts";

/** A key in a Key Vault, and the identity that may use it. */
export interface ExistingKey {
  /**
   * URI of the key without its version, so that a rotated key is followed: `https://NAME.vault.azure.net/keys/KEY`.
   */
  readonly keyUri: Input<string>;
  /** Id of a user-assigned identity with the role Key Vault Crypto Service Encryption User on the key. */
  readonly identityId: Input<string>;
}

/** The key that the vaults are encrypted with. */
export interface EncryptionKey {
  readonly keyUri: Output<string>;
  readonly identityId: Output<string>;
  /** What must stand before the key is used. */
  readonly ready: readonly Resource[];
  /** The Key Vault that was made. */
  readonly keyVaultId?: Output<string>;
}

export function adoptKey({ keyUri, identityId }: ExistingKey): EncryptionKey {
  return { keyUri: output(keyUri), identityId: output(identityId), ready: [] };
}

/**
 * A Key Vault that keeps what is deleted for 90 days and lets nobody purge it, and a key in it that is rotated every
 * year. Without the key no recovery point can be read, so it is guarded as the vaults are.
 *
 * @param guarded Options of what must outlive mistakes.
 */
export function createKey(
  name: string,
  { resourceGroupName, location, tags }: Place,
  client: Client,
  guarded: CustomResourceOptions,
): EncryptionKey {
  const identity = new UserAssignedIdentity(
    `${name}-key-user`,
    {
      resourceGroupName,
      location,
      resourceName: nameOf([name, "key-user"], USUAL_NAME),
      tags,
    },
    guarded,
  );
  const vault = new Vault(
    `${name}-keys`,
    {
      resourceGroupName,
      location,
      vaultName: keyVaultName(name),
      properties: {
        tenantId: client.tenantId,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        enabledForDeployment: false,
        enabledForTemplateDeployment: false,
        enabledForDiskEncryption: false,
        publicNetworkAccess: "Disabled",
        // Azure Backup is one of the services that are let through.
        networkAcls: { defaultAction: "Deny", bypass: "AzureServices", ipRules: [], virtualNetworkRules: [] },
      },
      tags,
    },
    guarded,
  );
  const key = new Key(
    `${name}-key`,
    {
      resourceGroupName,
      vaultName: vault.name,
      keyName: nameOf([name, "backup"], KEY_NAME),
      properties: {
        kty: "RSA-HSM",
        keySize: 3072,
        keyOps: ["wrapKey", "unwrapKey"],
        rotationPolicy: {
          attributes: { expiryTime: "P2Y" },
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }],
        },
      },
      tags,
    },
    guarded,
  );
  const mayUse = grant(
    `${name}-key-use`,
    {
      principalId: identity.principalId,
      subscriptionId: client.subscriptionId,
      role: "Key Vault Crypto Service Encryption User",
      scope: key.id,
      description: `The backup vaults of ${name} are encrypted with this key`,
    },
    guarded,
  );
  return { keyUri: key.keyUri, identityId: identity.id, ready: [mayUse], keyVaultId: vault.id };
}

/** Names of Key Vaults are unique in all of Azure, and 24 characters long at most. */
function keyVaultName(name: string): string {
  const home = [getOrganization(), getProject(), getStack(), name].join("\0");
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 8);
  return physicalName([name, hash], { limit: 24, allowed: /[A-Za-z0-9-]/ });
}
