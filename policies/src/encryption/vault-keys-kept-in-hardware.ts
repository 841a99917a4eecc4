import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vaultKeysKeptInHardware: Rule = defineRule<ResourceTypes>({
  id: "encryption/vault-keys-kept-in-hardware",
  title: "Keys of key vaults are kept in hardware",
  severity: "low",
  rationale:
    "A key in software can be copied out of the memory of the service by whoever breaks into it; one in a hardware module cannot.",
  fix: "Set kty to RSA-HSM or EC-HSM, in a vault of the premium tier.",
  failure: "the key is kept in software",
  requires: {
    "azure-native:keyvault:Key": (key) =>
      key.get("properties").get("kty").oneOf(["RSA-HSM", "EC-HSM", "oct-HSM"]),
  },
});
