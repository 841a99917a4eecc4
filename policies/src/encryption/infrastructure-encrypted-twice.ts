import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const AT_CREATION =
  "It can be chosen only when the store is made: copy the data into the new one before the old one goes.";

export const infrastructureEncryptedTwice: Rule = defineRule<ResourceTypes>({
  id: "encryption/infrastructure-encrypted-twice",
  title: "Stores of sensitive data are encrypted a second time by the infrastructure",
  severity: "low",
  rationale:
    "One broken algorithm, implementation or key is then not enough to read the data. It can be chosen only when the store is made.",
  fix: "Set requireInfrastructureEncryption: true (storage accounts), enableDoubleEncryption: true (Data Explorer) or infrastructureEncryption Enabled when the store is made.",
  failure: "the store is encrypted only once",
  requires: {
    "azure-native:storage:StorageAccount": (account) =>
      account.get("encryption").get("requireInfrastructureEncryption").equals(true),
    "azure-native:kusto:Cluster": (cluster) => cluster.get("enableDoubleEncryption").equals(true),
    "azure-native:dbformysql:SingleServer": (server) =>
      server.get("properties").get("infrastructureEncryption").oneOf(["Enabled"]),
    "azure-native:dbforpostgresql:SingleServer": (server) =>
      server.get("properties").get("infrastructureEncryption").oneOf(["Enabled"]),
    "azure-native:databricks:Workspace": (workspace) =>
      workspace.get("parameters").get("requireInfrastructureEncryption").get("value").equals(true),
  },
  remedies: {
    "azure-native:storage:StorageAccount": {
      set: { encryption: { requireInfrastructureEncryption: true } },
      replaces: AT_CREATION,
    },
    "azure-native:kusto:Cluster": { set: { enableDoubleEncryption: true }, replaces: AT_CREATION },
    "azure-native:databricks:Workspace": {
      set: { parameters: { requireInfrastructureEncryption: { value: true } } },
      replaces: AT_CREATION,
    },
  },
});
