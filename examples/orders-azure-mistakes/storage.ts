import { BlobContainer } from "@pulumi/azure-native/storage/blobContainer.js";
import { BlobServiceProperties } from "@pulumi/azure-native/storage/blobServiceProperties.js";
import { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

/** Invoices and delivery notes. */
export function createDocuments(place: Place): StorageAccount {
  const { resourceGroupName, location } = place;
  const account = new StorageAccount("documents", {
    resourceGroupName,
    location,
    accountName: "ordersdocumentsm",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    minimumTlsVersion: "TLS1_0",
    enableHttpsTrafficOnly: false,
    allowBlobPublicAccess: true,
    networkRuleSet: { defaultAction: "Allow" },
    tags: tags("customer"),
  });
  new BlobServiceProperties("documents", {
    resourceGroupName,
    accountName: account.name,
    blobServicesName: "default",
    isVersioningEnabled: false,
    deleteRetentionPolicy: { enabled: false },
  });
  new BlobContainer("documents", {
    resourceGroupName,
    accountName: account.name,
    containerName: "documents",
    publicAccess: "Container",
  });
  return account;
}
