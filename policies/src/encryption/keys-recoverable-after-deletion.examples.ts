import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key left at the default of 30 days", "aws:kms/key:Key", { description: "orders" }),
    oneResource("a vault that cannot be purged", "azure-native:keyvault:Vault", {
      properties: { enablePurgeProtection: true },
    }),
  ],
  bad: [
    oneResource("a key with the shortest period", "aws:kms/key:Key", { deletionWindowInDays: 7 }),
    oneResource("a replica of a key", "aws:kms/replicaKey:ReplicaKey", { deletionWindowInDays: 7 }),
    oneResource("a vault left at the default", "azure-native:keyvault:Vault", {
      properties: { enableSoftDelete: true },
    }),
    oneResource("a vault with a short retention", "azure-native:keyvault:Vault", {
      properties: { enablePurgeProtection: true, softDeleteRetentionInDays: 7 },
    }),
    oneResource("a vault without soft delete", "azure-native:keyvault:Vault", {
      properties: { enableSoftDelete: false, enablePurgeProtection: true },
    }),
    oneResource("a security module", "azure-native:keyvault:ManagedHsm", {
      properties: { softDeleteRetentionInDays: 90 },
    }),
  ],
};
