import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the default", "azure-native:keyvault:Vault", {
      properties: { enablePurgeProtection: true },
    }),
    oneResource("said", "azure-native:keyvault:Vault", { properties: { enableSoftDelete: true } }),
  ],
  bad: [
    oneResource("off", "azure-native:keyvault:Vault", { properties: { enableSoftDelete: false } }),
    oneResource("off, with a retention that does nothing", "azure-native:keyvault:Vault", {
      properties: { enableSoftDelete: false, softDeleteRetentionInDays: 90 },
    }),
  ],
};
