import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vaultLocksFinal: Rule = defineRule<ResourceTypes>({
  id: "backup/vault-locks-final",
  title: "The lock of a vault cannot be taken off",
  severity: "low",
  rationale:
    "A lock that an administrator may take off does not stop whoever has become one. Auditors of records that must not change accept only a lock that nobody can lift.",
  fix: "Once the retention is right: set changeableForDays in the VaultLockConfiguration, or immutabilitySettings.state Locked. It cannot be undone; the vault can go only when its last recovery point has expired.",
  failure: "an administrator can take the lock off",
  requires: {
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (lock) =>
      lock.get("changeableForDays").isSet(),
    "azure-native:dataprotection:BackupVault": (vault) =>
      isNotUnlocked(vault.get("properties").get("securitySettings").get("immutabilitySettings").get("state")),
    "azure-native:recoveryservices:Vault": (vault) =>
      isNotUnlocked(vault.get("properties").get("securitySettings").get("immutabilitySettings").get("state")),
  },
});

/** A vault without any lock is the subject of another rule. */
function isNotUnlocked(state: Value<string>): Truth {
  return not(state.oneOf(["Unlocked"]));
}
