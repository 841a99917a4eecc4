import { anyOf } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vaultKeysAndSecretsExpire: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/vault-keys-and-secrets-expire",
  title: "Keys and secrets in key vaults expire",
  severity: "medium",
  rationale:
    "Without an end nobody is ever asked to change them, and a value that leaked years ago still opens everything.",
  fix: "Set properties.attributes.expires on secrets; on keys set it too, or a rotationPolicy with attributes.expiryTime.",
  failure: "it never expires",
  requires: {
    "azure-native:keyvault:Secret": (secret) =>
      isWiredInside(secret, "properties", secret.get("properties").get("attributes").get("expires")),
    "azure-native:keyvault:Key": (key) =>
      anyOf(
        isWiredInside(key, "properties", key.get("properties").get("attributes").get("expires")),
        key.get("properties").get("rotationPolicy").get("attributes").get("expiryTime").isSet(),
      ),
  },
});
