import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a secret with an end", "azure-native:keyvault:Secret", {
      properties: { attributes: { expires: 1_830_000_000 } },
    }),
    oneResource("a key that is replaced", "azure-native:keyvault:Key", {
      properties: { rotationPolicy: { attributes: { expiryTime: "P2Y" } } },
    }),
  ],
  bad: [
    oneResource("a secret without an end", "azure-native:keyvault:Secret", {
      properties: { contentType: "text/plain" },
    }),
    oneResource("a key without an end", "azure-native:keyvault:Key", {
      properties: { kty: "RSA", attributes: { enabled: true } },
    }),
  ],
};
