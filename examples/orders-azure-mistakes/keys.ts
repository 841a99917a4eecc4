import { Key } from "@pulumi/azure-native/keyvault/key.js";
import { Secret } from "@pulumi/azure-native/keyvault/secret.js";
import { Vault } from "@pulumi/azure-native/keyvault/vault.js";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface Keys {
  vault: Vault;
  data: Key;
}

export function createKeys(place: Place, service: UserAssignedIdentity): Keys {
  const vault = new Vault("keys", {
    resourceGroupName: place.resourceGroupName,
    location: place.location,
    properties: {
      tenantId: place.tenantId,
      sku: { family: "A", name: "standard" },
      enableRbacAuthorization: false,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 7,
      publicNetworkAccess: "Enabled",
      networkAcls: { defaultAction: "Allow", bypass: "AzureServices" },
      accessPolicies: [
        {
          tenantId: place.tenantId,
          objectId: service.principalId,
          permissions: { keys: ["all"], secrets: ["all"], certificates: ["all"] },
        },
      ],
    },
    tags: tags("customer"),
  });
  const data = new Key("data", {
    resourceGroupName: place.resourceGroupName,
    vaultName: vault.name,
    keyName: "data",
    properties: { kty: "RSA", keySize: 2048 },
    tags: tags("customer"),
  });
  return { vault, data };
}

/** The key of the payment provider. */
export function createPaymentKey(place: Place, keys: Keys, value: pulumi.Output<string>): Secret {
  return new Secret("payment-key", {
    resourceGroupName: place.resourceGroupName,
    vaultName: keys.vault.name,
    secretName: "payment-key",
    properties: { value },
    tags: tags("customer"),
  });
}
