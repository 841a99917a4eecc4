/** Inputs of the stores on Azure; which of them a kind takes says its module. */
export const AZURE_INPUTS = {
  azureResourceId: {
    type: "string",
    pattern: "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/.+$",
    description: "Azure resource id of the original, whether it is still there or not.",
    stackOutput: "backupAzureResourceId",
    examples: [
      "/subscriptions/…/resourceGroups/shop/providers/Microsoft.Sql/servers/shop-sql/databases/orders",
    ],
  },
  azureVaultId: {
    type: "string",
    pattern: "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.RecoveryServices/vaults/[^/]+$",
    description: "Azure resource id of the Recovery Services vault that has the recovery points.",
    stackOutput: "backupAzureVaultId",
  },
  azureStagingAccountId: {
    type: "string",
    pattern: "^/subscriptions/.+/providers/Microsoft.Storage/storageAccounts/[^/]+$",
    description: "Storage account, in the region of the vault, that Azure Backup restores by way of.",
  },
  azureSubnetId: {
    type: "string",
    pattern: "^/subscriptions/.+/virtualNetworks/[^/]+/subnets/[^/]+$",
    description: "Subnet of what is restored; for a restore into isolation, one that nobody can reach.",
  },
  azurePrivateDnsZoneId: {
    type: "string",
    pattern: "^/subscriptions/.+/privateDnsZones/[^/]+$",
    description: "Private DNS zone of a restored PostgreSQL server in a virtual network.",
  },
  azureTargetGroup: {
    type: "string",
    description: "Resource group to restore into; that of the original if left out.",
  },
  azureTargetRegion: {
    type: "string",
    pattern: "^[a-z0-9]+$",
    description: "Azure region to restore in, such as northeurope; that of the original if left out.",
  },
  azureTargetServer: {
    type: "string",
    description: "Azure SQL server to restore on from geo-redundant or long-term backups.",
  },
  azureDeletedAt: {
    type: "string",
    description: "When the PostgreSQL server was deleted, as the activity log says: 2026-11-20T10:15:00Z.",
  },
  azureDiskEncryptionSetId: {
    type: "string",
    pattern: "^/subscriptions/.+/diskEncryptionSets/[^/]+$",
    description: "Disk encryption set with the key of a restored disk; needed in another region.",
  },
  blobAccountUrl: {
    type: "string",
    pattern: "^https?://",
    description: "Address of the storage account: https://shopdata.blob.core.windows.net.",
    stackOutput: "backupBlobAccountUrl",
  },
  blobContainer: { type: "string", description: "Blob container whose blobs are restored." },
  blobPrefix: { type: "string", description: "What the names of the blobs begin with that are restored." },
  blobAccountKey: {
    type: "string",
    secret: true,
    description: "Key of the storage account, instead of the sign-in to Azure.",
  },
  azureEndpoint: {
    type: "string",
    pattern: "^https://",
    description: "Address of Azure Resource Manager, if it is not https://management.azure.com.",
  },
  azureAccessToken: {
    type: "string",
    secret: true,
    description:
      "Access token, as `az account get-access-token` gives it, instead of the sign-in of the machine.",
  },
} as const;

/** Inputs of every store on Azure. */
export const SIGN_IN: readonly string[] = ["azureEndpoint", "azureAccessToken"];
