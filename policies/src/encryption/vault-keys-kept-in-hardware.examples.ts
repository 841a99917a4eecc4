import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("RSA", "azure-native:keyvault:Key", {
      keyName: "data",
      properties: { kty: "RSA-HSM", keySize: 3072 },
    }),
    oneResource("elliptic curves", "azure-native:keyvault:Key", {
      keyName: "data",
      properties: { kty: "EC-HSM" },
    }),
  ],
  bad: [
    oneResource("in software", "azure-native:keyvault:Key", {
      keyName: "data",
      properties: { kty: "RSA", keySize: 3072 },
    }),
    oneResource("not said", "azure-native:keyvault:Key", { keyName: "data", properties: { keySize: 3072 } }),
  ],
};
