import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import { Key } from "@pulumi/azure-native/keyvault/key.js";
import { Secret } from "@pulumi/azure-native/keyvault/secret.js";
import { Vault } from "@pulumi/azure-native/keyvault/vault.js";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import type * as pulumi from "@pulumi/pulumi";
import { createIdentity, grant } from "./identity.ts";
import type { Place } from "./place.ts";
import { type DataClass, tags } from "./tags.ts";

/** A key, who may use it, and the permission that must stand before it is used. */
interface EncryptionKey {
  vault: Vault;
  key: Key;
  identity: UserAssignedIdentity;
  ready: RoleAssignment;
}

export interface Keys {
  vault: Vault;
  recoveryVault: Vault;
  data: EncryptionKey;
  backup: EncryptionKey;
  /** For the copies of the database's backups: it must stand in their region. */
  recovery: EncryptionKey;
}

function createVault(place: Place, name: string, location: string): Vault {
  return new Vault(
    name,
    {
      resourceGroupName: place.resourceGroupName,
      location,
      properties: {
        tenantId: place.tenantId,
        sku: { family: "A", name: "premium" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        enabledForDeployment: false,
        enabledForTemplateDeployment: false,
        enabledForDiskEncryption: false,
        publicNetworkAccess: "Disabled",
        networkAcls: { defaultAction: "Deny", bypass: "AzureServices", ipRules: [], virtualNetworkRules: [] },
      },
      tags: tags("customer"),
    },
    { protect: true },
  );
}

function createKey(
  place: Place,
  name: string,
  vault: Vault,
  dataClass: DataClass,
  location: string,
): EncryptionKey {
  const key = new Key(
    name,
    {
      resourceGroupName: place.resourceGroupName,
      vaultName: vault.name,
      keyName: name,
      properties: {
        kty: "RSA-HSM",
        keySize: 3072,
        keyOps: ["wrapKey", "unwrapKey"],
        rotationPolicy: {
          attributes: { expiryTime: "P2Y" },
          lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }],
        },
      },
      tags: tags(dataClass),
    },
    { protect: true },
  );
  const identity = createIdentity(place, `${name}-encryption`, location);
  const ready = grant(place, `${name}-encryption`, {
    principalId: identity.principalId,
    role: "Key Vault Crypto Service Encryption User",
    scope: key.id,
  });
  return { vault, key, identity, ready };
}

export function createKeys(place: Place, recoveryLocation: string): Keys {
  const vault = createVault(place, "keys", place.location);
  const recoveryVault = createVault(place, "keys-recovery", recoveryLocation);
  return {
    vault,
    recoveryVault,
    data: createKey(place, "data", vault, "customer", place.location),
    backup: createKey(place, "backup", vault, "customer", place.location),
    recovery: createKey(place, "recovery", recoveryVault, "customer", recoveryLocation),
  };
}

/** The key of the payment provider, which the service reads by its identity. */
export function createPaymentKey(
  place: Place,
  keys: Keys,
  value: pulumi.Output<string>,
  expires: Date,
): Secret {
  return new Secret("payment-key", {
    resourceGroupName: place.resourceGroupName,
    vaultName: keys.vault.name,
    secretName: "payment-key",
    properties: {
      value,
      contentType: "text/plain",
      attributes: { enabled: true, expires: expires.getTime() / 1000 },
    },
    tags: tags("customer"),
  });
}
