import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "blobs, containers and shares kept after deletion",
      resources: {
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { accountName: "invoices", kind: "StorageV2" },
        },
        premium: { type: "azure-native:storage:StorageAccount", properties: { kind: "FileStorage" } },
        blobs: {
          type: "azure-native:storage:BlobServiceProperties",
          properties: {
            accountName: "${invoices.accountName}",
            deleteRetentionPolicy: { enabled: true, days: 30 },
            containerDeleteRetentionPolicy: { enabled: true, days: 7 },
          },
        },
        shares: { type: "azure-native:storage:FileServiceProperties", properties: {} },
      },
    },
    {
      title: "vaults and a secret at their defaults",
      resources: {
        machines: { type: "azure-native:recoveryservices:Vault", properties: { properties: {} } },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: {
            properties: {
              securitySettings: { softDeleteSettings: { state: "AlwaysOn", retentionDurationInDays: 14 } },
            },
          },
        },
        "payment-key": { type: "aws:secretsmanager/secret:Secret", properties: {} },
      },
    },
  ],
  bad: [
    {
      title: "a storage account whose blobs have the default settings",
      resources: {
        invoices: { type: "azure-native:storage:StorageAccount", properties: { kind: "StorageV2" } },
      },
    },
    {
      title: "soft delete not set for containers, and too short for shares",
      failing: ["blobs", "shares"],
      resources: {
        blobs: {
          type: "azure-native:storage:BlobServiceProperties",
          properties: { deleteRetentionPolicy: { enabled: true, days: 30 } },
        },
        shares: {
          type: "azure-native:storage:FileServiceProperties",
          properties: { shareDeleteRetentionPolicy: { enabled: true, days: 1 } },
        },
      },
    },
    {
      title: "blobs and shares without soft delete",
      failing: ["blobs", "shares"],
      resources: {
        blobs: {
          type: "azure-native:storage:BlobServiceProperties",
          properties: {
            deleteRetentionPolicy: { enabled: false, days: 30 },
            containerDeleteRetentionPolicy: { enabled: true, days: 30 },
          },
        },
        shares: {
          type: "azure-native:storage:FileServiceProperties",
          properties: { shareDeleteRetentionPolicy: { enabled: false } },
        },
      },
    },
    {
      title: "a secret that is gone at once",
      resources: {
        "payment-key": {
          type: "aws:secretsmanager/secret:Secret",
          properties: { recoveryWindowInDays: 0 },
        },
      },
    },
    {
      title: "vaults with soft delete switched off",
      failing: ["machines", "disks"],
      resources: {
        machines: {
          type: "azure-native:recoveryservices:Vault",
          properties: {
            properties: { securitySettings: { softDeleteSettings: { softDeleteState: "Disabled" } } },
          },
        },
        disks: {
          type: "azure-native:dataprotection:BackupVault",
          properties: { properties: { securitySettings: { softDeleteSettings: { state: "Off" } } } },
        },
      },
    },
  ],
};
