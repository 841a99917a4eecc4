import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vaultsKeepWhatIsDeleted: Rule = defineRule<ResourceTypes>({
  id: "encryption/vaults-keep-what-is-deleted",
  title: "Key vaults keep what is deleted",
  severity: "high",
  rationale: "Without soft delete one mistaken deletion of a key is the loss of all data under it, at once.",
  fix: "Leave enableSoftDelete on.",
  failure: "what is deleted is gone at once",
  requires: {
    "azure-native:keyvault:Vault": (vault) =>
      vault.get("properties").get("enableSoftDelete").orElse(true).equals(true),
  },
  remedies: {
    "azure-native:keyvault:Vault": { set: { properties: { enableSoftDelete: true } } },
  },
});
