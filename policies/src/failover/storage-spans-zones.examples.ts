import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "file systems in several zones",
      resources: {
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true } },
        shares: {
          type: "aws:fsx/windowsFileSystem:WindowsFileSystem",
          properties: { deploymentType: "MULTI_AZ_1" },
        },
        archive: {
          type: "aws:fsx/ontapFileSystem:OntapFileSystem",
          properties: { deploymentType: "MULTI_AZ_2" },
        },
        volumes: {
          type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
          properties: { deploymentType: "MULTI_AZ_1" },
        },
      },
    },
    {
      title: "storage accounts in zones or in two regions, and registries",
      resources: {
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { sku: { name: "Standard_ZRS" } },
        },
        photos: {
          type: "azure-native:storage:StorageAccount",
          properties: { sku: { name: "Standard_RAGRS" } },
        },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: { sku: { name: "Premium" }, zoneRedundancy: "Enabled" },
        },
        "images-north": { type: "azure-native:containerregistry:Replication", properties: {} },
      },
    },
  ],
  bad: [
    {
      title: "file systems in one zone",
      failing: ["documents", "shares", "archive", "volumes"],
      resources: {
        documents: {
          type: "aws:efs/fileSystem:FileSystem",
          properties: { availabilityZoneName: "eu-west-1a" },
        },
        shares: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", properties: {} },
        archive: {
          type: "aws:fsx/ontapFileSystem:OntapFileSystem",
          properties: { deploymentType: "SINGLE_AZ_1" },
        },
        volumes: {
          type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
          properties: { deploymentType: "SINGLE_AZ_2" },
        },
      },
    },
    {
      title: "locally redundant storage, and registries with zones switched off",
      failing: ["invoices", "disks", "images", "images-north"],
      resources: {
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { sku: { name: "Standard_LRS" } },
        },
        disks: { type: "azure-native:storage:StorageAccount", properties: { sku: { name: "Premium_LRS" } } },
        images: {
          type: "azure-native:containerregistry:Registry",
          properties: { zoneRedundancy: "Disabled" },
        },
        "images-north": {
          type: "azure-native:containerregistry:Replication",
          properties: { zoneRedundancy: "Disabled" },
        },
      },
    },
  ],
};
