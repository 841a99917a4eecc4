import { anyOf } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const keysCannotChangeTheAccount: Rule = defineRule<ResourceTypes>({
  id: "access/keys-cannot-change-the-account",
  title: "Keys of database accounts change data only, not the account",
  severity: "medium",
  rationale:
    "Whoever has a key could otherwise delete containers, change throughput and open the firewall, past every role.",
  fix: "Set disableKeyBasedMetadataWriteAccess to true.",
  failure: "whoever has a key may change the account",
  requires: {
    "azure-native:cosmosdb:DatabaseAccount": (account) =>
      anyOf(
        account.get("disableKeyBasedMetadataWriteAccess").equals(true),
        account.get("disableLocalAuth").equals(true),
      ),
  },
});
