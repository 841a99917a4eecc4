import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "versioning in a resource of its own",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: {} },
        "invoices-versioning": {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          properties: { bucket: "${invoices.id}", versioningConfiguration: { status: "Enabled" } },
        },
      },
    },
    {
      title: "versioning in the bucket itself, as before version 7 of the provider",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { versioning: { enabled: true } } },
      },
    },
    {
      title: "a storage account with versions, and two that cannot have them",
      resources: {
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { accountName: "invoices", kind: "StorageV2" },
          outputs: { name: "invoices" },
        },
        blobs: {
          type: "azure-native:storage:BlobServiceProperties",
          properties: { accountName: "${invoices.name}", isVersioningEnabled: true },
        },
        shares: { type: "azure-native:storage:StorageAccount", properties: { kind: "FileStorage" } },
        lake: {
          type: "azure-native:storage:StorageAccount",
          properties: { kind: "StorageV2", isHnsEnabled: true },
        },
      },
    },
  ],
  bad: [
    {
      title: "versioning suspended",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: {} },
        "invoices-versioning": {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          properties: { bucket: "${invoices.id}", versioningConfiguration: { status: "Suspended" } },
        },
      },
    },
    {
      title: "storage accounts left at the default, and switched off",
      failing: ["invoices", "photos"],
      resources: {
        invoices: { type: "azure-native:storage:StorageAccount", properties: { kind: "StorageV2" } },
        photos: {
          type: "azure-native:storage:StorageAccount",
          properties: { accountName: "photos", kind: "BlockBlobStorage" },
        },
        blobs: {
          type: "azure-native:storage:BlobServiceProperties",
          properties: { accountName: "photos", isVersioningEnabled: false },
        },
      },
    },
    { title: "a bucket alone", resources: { invoices: { type: "aws:s3/bucket:Bucket", properties: {} } } },
    {
      title: "versioning of another bucket",
      failing: ["invoices"],
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: {} },
        logs: { type: "aws:s3/bucket:Bucket", properties: {} },
        "logs-versioning": {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          properties: { bucket: "${logs.id}", versioningConfiguration: { status: "Enabled" } },
        },
      },
    },
  ],
};
