import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the resource option protect",
      resources: {
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true }, protect: true },
        search: { type: "aws:opensearch/domain:Domain", properties: {}, protect: true },
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { resourceGroupName: "orders", kind: "StorageV2" },
          protect: true,
        },
      },
    },
    {
      title: "a lock by scope on the store",
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { resourceGroupName: "orders", accountName: "sessions" },
        },
        stay: {
          type: "azure-native:authorization:ManagementLockByScope",
          properties: { level: "CanNotDelete", scope: "${sessions.id}" },
        },
      },
    },
    {
      title: "a lock on the resource by its name",
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { resourceGroupName: "orders", serverName: "orders" },
        },
        stay: {
          type: "azure-native:authorization:ManagementLockAtResourceLevel",
          properties: {
            level: "CanNotDelete",
            resourceGroupName: "orders",
            resourceProviderNamespace: "Microsoft.DBforPostgreSQL",
            resourceType: "flexibleServers",
            resourceName: "orders",
          },
        },
      },
    },
    {
      title: "a lock on the resource group, by wire and by name",
      resources: {
        data: { type: "azure-native:resources:ResourceGroup", properties: { resourceGroupName: "data" } },
        orders: {
          type: "azure-native:sql:Server",
          properties: { resourceGroupName: "${data.resourceGroupName}" },
        },
        stay: {
          type: "azure-native:authorization:ManagementLockAtResourceGroupLevel",
          properties: { level: "CanNotDelete", resourceGroupName: "${data.resourceGroupName}" },
        },
        archive: { type: "azure-native:sql:ManagedInstance", properties: { resourceGroupName: "archive" } },
        "stay-archive": {
          type: "azure-native:authorization:ManagementLockAtResourceGroupLevel",
          properties: { level: "ReadOnly", resourceGroupName: "archive" },
        },
      },
    },
    {
      title: "a lock by scope on the resource group",
      resources: {
        data: { type: "azure-native:resources:ResourceGroup", properties: { resourceGroupName: "data" } },
        orders: {
          type: "azure-native:dbformysql:Server",
          properties: { resourceGroupName: "${data.resourceGroupName}" },
        },
        stay: {
          type: "azure-native:authorization:ManagementLockByScope",
          properties: { level: "CanNotDelete", scope: "${data.id}" },
        },
      },
    },
  ],
  bad: [
    {
      title: "stores that a destroy deletes",
      failing: ["documents", "shares", "archive", "volumes", "logs", "search", "reports"],
      resources: {
        documents: { type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true } },
        shares: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", properties: {} },
        archive: { type: "aws:fsx/ontapFileSystem:OntapFileSystem", properties: {} },
        volumes: { type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem", properties: {} },
        logs: { type: "aws:elasticsearch/domain:Domain", properties: {} },
        search: { type: "aws:opensearch/domain:Domain", properties: {}, protect: false },
        reports: { type: "aws:redshift/cluster:Cluster", properties: {} },
      },
    },
    {
      title: "servers on Azure that a destroy deletes",
      failing: ["orders", "catalogue", "billing", "estate"],
      resources: {
        orders: {
          type: "azure-native:dbforpostgresql:Server",
          properties: { resourceGroupName: "orders", serverName: "orders" },
        },
        catalogue: {
          type: "azure-native:dbformysql:Server",
          properties: { resourceGroupName: "orders", serverName: "catalogue" },
        },
        billing: {
          type: "azure-native:sql:Server",
          properties: { resourceGroupName: "orders", serverName: "billing" },
        },
        estate: {
          type: "azure-native:sql:ManagedInstance",
          properties: { resourceGroupName: "orders", managedInstanceName: "estate" },
        },
      },
    },
    {
      title: "a lock on another store, and on another resource group",
      failing: ["sessions", "invoices"],
      resources: {
        sessions: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { resourceGroupName: "orders", accountName: "sessions" },
        },
        carts: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: { resourceGroupName: "orders", accountName: "carts" },
        },
        stay: {
          type: "azure-native:authorization:ManagementLockByScope",
          properties: { level: "CanNotDelete", scope: "${carts.id}" },
        },
        invoices: {
          type: "azure-native:storage:StorageAccount",
          properties: { resourceGroupName: "orders", kind: "StorageV2" },
        },
        "stay-archive": {
          type: "azure-native:authorization:ManagementLockAtResourceGroupLevel",
          properties: { level: "CanNotDelete", resourceGroupName: "archive" },
        },
      },
    },
  ],
};
