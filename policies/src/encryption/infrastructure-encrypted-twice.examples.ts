import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a storage account", "azure-native:storage:StorageAccount", {
      encryption: { requireInfrastructureEncryption: true },
    }),
    oneResource("a Databricks workspace", "azure-native:databricks:Workspace", {
      parameters: { requireInfrastructureEncryption: { value: true } },
    }),
  ],
  bad: [
    oneResource("a storage account left at the default", "azure-native:storage:StorageAccount", {
      kind: "StorageV2",
    }),
    oneResource("a data explorer", "azure-native:kusto:Cluster", { enableDiskEncryption: true }),
    oneResource("a MySQL single server", "azure-native:dbformysql:SingleServer", {
      properties: { createMode: "Default", infrastructureEncryption: "Disabled" },
    }),
    oneResource("a PostgreSQL single server", "azure-native:dbforpostgresql:SingleServer", {
      properties: { createMode: "Default", infrastructureEncryption: "Disabled" },
    }),
    oneResource("a Databricks workspace left at the default", "azure-native:databricks:Workspace", {
      workspaceName: "sales",
    }),
  ],
};
