import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const secretsSayWhatTheyHold: Rule = defineRule<ResourceTypes>({
  id: "access/secrets-say-what-they-hold",
  title: "Secrets of key vaults say what they hold",
  severity: "low",
  rationale: "A secret whose kind nobody knows is not rotated, because nobody knows what would break.",
  fix: "Set properties.contentType, such as password or connection-string.",
  failure: "it does not say what it holds",
  requires: {
    "azure-native:keyvault:Secret": (secret) => secret.get("properties").get("contentType").isSet(),
  },
});
