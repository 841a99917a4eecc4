import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer.js";
import { BlobContainerImmutabilityPolicy } from "@pulumi/azure-native/storage/blobContainerImmutabilityPolicy.js";
import { BlobServiceProperties } from "@pulumi/azure-native/storage/blobServiceProperties.js";
import { ManagementPolicy } from "@pulumi/azure-native/storage/managementPolicy.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import type { Keys } from "./keys.ts";
import type { Place } from "./place.ts";
import { type DataClass, tags } from "./tags.ts";

export interface Documents {
  account: StorageAccount;
  container: BlobContainer;
}

interface AccountSettings {
  accountName: string;
  dataClass: DataClass;
  /** Azure cannot restore a whole account to a moment while one of its containers is immutable. */
  restoreWithinDays?: number;
  archiveAfterDays: number;
  deleteAfterDays?: number;
}

/** What every storage account of this service has, whatever it holds. */
function createAccount(place: Place, keys: Keys, name: string, settings: AccountSettings): StorageAccount {
  const { resourceGroupName, location } = place;
  const account = new StorageAccount(
    name,
    {
      resourceGroupName,
      location,
      accountName: settings.accountName,
      kind: "StorageV2",
      sku: { name: "Standard_RAGZRS" },
      accessTier: "Hot",
      minimumTlsVersion: "TLS1_2",
      enableHttpsTrafficOnly: true,
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      isLocalUserEnabled: false,
      sasPolicy: { expirationAction: "Block", sasExpirationPeriod: "0.08:00:00" },
      networkRuleSet: {
        defaultAction: "Deny",
        bypass: "AzureServices",
        ipRules: [],
        virtualNetworkRules: [],
      },
      identity: { type: "UserAssigned", userAssignedIdentities: [keys.data.identity.id] },
      encryption: {
        keySource: "Microsoft.Keyvault",
        requireInfrastructureEncryption: true,
        keyVaultProperties: {
          keyVaultUri: keys.data.vault.properties.vaultUri,
          keyName: keys.data.key.name,
        },
        encryptionIdentity: { encryptionUserAssignedIdentity: keys.data.identity.id },
        services: {
          blob: { enabled: true, keyType: "Account" },
          file: { enabled: true, keyType: "Account" },
          queue: { enabled: true, keyType: "Account" },
          table: { enabled: true, keyType: "Account" },
        },
      },
      tags: tags(settings.dataClass),
    },
    { protect: true, dependsOn: keys.data.ready },
  );
  new BlobServiceProperties(name, {
    resourceGroupName,
    accountName: account.name,
    blobServicesName: "default",
    isVersioningEnabled: true,
    changeFeed: { enabled: true, retentionInDays: 365 },
    deleteRetentionPolicy: { enabled: true, days: 35, allowPermanentDelete: false },
    containerDeleteRetentionPolicy: { enabled: true, days: 35 },
    ...(settings.restoreWithinDays === undefined
      ? {}
      : { restorePolicy: { enabled: true, days: settings.restoreWithinDays } }),
  });
  new ManagementPolicy(name, {
    resourceGroupName,
    accountName: account.name,
    managementPolicyName: "default",
    policy: {
      rules: [
        {
          name: "age",
          type: "Lifecycle",
          enabled: true,
          definition: {
            filters: { blobTypes: ["blockBlob"] },
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: settings.archiveAfterDays },
                ...(settings.deleteAfterDays === undefined
                  ? {}
                  : { delete: { daysAfterModificationGreaterThan: settings.deleteAfterDays } }),
              },
              version: { delete: { daysAfterCreationGreaterThan: 365 } },
            },
          },
        },
      ],
    },
  });
  return account;
}

/** Invoices and delivery notes; Azure keeps a readable copy in the paired region. */
export function createDocuments(place: Place, keys: Keys): Documents {
  const account = createAccount(place, keys, "documents", {
    accountName: "ordersdocuments",
    dataClass: "customer",
    restoreWithinDays: 30,
    archiveAfterDays: 90,
  });
  const container = new BlobContainer(
    "documents",
    {
      resourceGroupName: place.resourceGroupName,
      accountName: account.name,
      containerName: "documents",
      publicAccess: "None",
    },
    { protect: true },
  );
  return { account, container };
}

/** Flow logs and the activity log; what is written there cannot be changed for a year. */
export function createLogArchive(place: Place, keys: Keys): StorageAccount {
  const { resourceGroupName } = place;
  const account = createAccount(place, keys, "logs", {
    accountName: "orderslogs",
    dataClass: "audit",
    archiveAfterDays: 30,
    deleteAfterDays: 2557,
  });
  const container = new BlobContainer("activity-log", {
    resourceGroupName,
    accountName: account.name,
    containerName: "insights-activity-logs",
    publicAccess: "None",
  });
  new BlobContainerImmutabilityPolicy("activity-log", {
    resourceGroupName,
    accountName: account.name,
    containerName: container.name,
    immutabilityPolicyName: "default",
    immutabilityPeriodSinceCreationInDays: 365,
    allowProtectedAppendWrites: true,
  });
  return account;
}
