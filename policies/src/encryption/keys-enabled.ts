import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const keysEnabled: Rule = defineRule<ResourceTypes>({
  id: "encryption/keys-enabled",
  title: "Encryption keys are switched on",
  severity: "medium",
  rationale:
    "What is encrypted with a disabled key cannot be read: restores and restarts fail when they are needed most.",
  fix: "Set isEnabled (AWS) or attributes.enabled (Azure) to true, or delete the key when nothing uses it.",
  failure: "the key is switched off",
  requires: {
    "aws:kms/key:Key": (key) => key.get("isEnabled").orElse(true).equals(true),
    "aws:kms/externalKey:ExternalKey": (key) => key.get("enabled").orElse(true).equals(true),
    "aws:kms/replicaKey:ReplicaKey": (key) => key.get("enabled").orElse(true).equals(true),
    "azure-native:keyvault:Key": (key) =>
      key.get("properties").get("attributes").get("enabled").orElse(true).equals(true),
  },
});
