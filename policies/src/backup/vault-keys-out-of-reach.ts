import { objectivesFor, type Rule, severityByTier } from "@rampart/policy";
import { wantsOtherAccounts } from "./promised.ts";
import { defineWeaknessRule } from "./weaknesses.ts";

export const vaultKeysOutOfReach: Rule = defineWeaknessRule({
  id: "backup/vault-keys-out-of-reach",
  title: "Who holds the account of a locked vault cannot delete the key that opens it",
  severity: "high",
  severityOf: severityByTier,
  rationale:
    "Nobody can delete the recovery points of a locked vault, but whoever administers its account can have its key deleted after seven days, and then they open nothing. Where a tier promises copies that nobody can delete, or copies in another account, the lock alone does not keep it.",
  fix: "Give the vault a key in another account or subscription, whose administrators are other people, or copy to a vault there.",
  kinds: ["key-in-reach-of-vault"],
  types: [
    "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
    "aws:backup/vault:Vault",
    "azure-native:dataprotection:BackupVault",
    "azure-native:recoveryservices:Vault",
  ],
  concerns: (vault, context) => wantsOtherAccounts(objectivesFor(vault, context)),
});
