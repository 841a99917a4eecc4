import { type Rule, severityByTier } from "@rampart/policy";
import { defineWeaknessRule } from "./weaknesses.ts";

export const vaultChangesNeedTwoPeople: Rule = defineWeaknessRule({
  id: "backup/vault-changes-need-two-people",
  title: "No one person can take the protection of a backup vault away",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Immutability that is not locked can be switched off, and soft delete with it, by whoever administers the vault: one stolen login is enough. A resource guard in the hands of other people asks for a second one.",
  fix: "Add a ResourceGuardProxy (Recovery Services) or DppResourceGuardProxy (Backup vault) with a resource guard in another subscription, or set immutabilitySettings.state to Locked once the retention is right.",
  kinds: ["vault-without-multi-user-authorisation"],
  types: ["azure-native:dataprotection:BackupVault", "azure-native:recoveryservices:Vault"],
});
