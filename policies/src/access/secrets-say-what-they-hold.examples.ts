import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a password", "azure-native:keyvault:Secret", {
      properties: { contentType: "password", value: "s" },
    }),
    oneResource("a certificate", "azure-native:keyvault:Secret", {
      properties: { contentType: "application/x-pkcs12" },
    }),
  ],
  bad: [
    oneResource("nothing", "azure-native:keyvault:Secret", { properties: { attributes: { enabled: true } } }),
    oneResource("an empty text", "azure-native:keyvault:Secret", { properties: { contentType: "" } }),
  ],
};
