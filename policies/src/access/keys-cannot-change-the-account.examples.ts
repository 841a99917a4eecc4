import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("data only", "azure-native:cosmosdb:DatabaseAccount", {
      disableKeyBasedMetadataWriteAccess: true,
    }),
    oneResource("no keys at all", "azure-native:cosmosdb:DatabaseAccount", { disableLocalAuth: true }),
  ],
  bad: [
    oneResource("everything", "azure-native:cosmosdb:DatabaseAccount", {
      disableKeyBasedMetadataWriteAccess: false,
    }),
    oneResource("the default", "azure-native:cosmosdb:DatabaseAccount", { accountName: "orders" }),
  ],
};
