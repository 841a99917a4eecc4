import type { Settings } from "@rampart/core/settings";
import { not, type Truth, type Value } from "@rampart/core/value";
import { objectivesOf } from "@rampart/core/workloads";
import { defineRule, must, type Rule, type RuleContext, severityByTier, type Verdict } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vaultLocksFinal: Rule = defineRule<ResourceTypes>({
  id: "backup/vault-locks-final",
  title: "The lock of a vault cannot be taken off where copies are promised that nobody can delete",
  severity: "low",
  severityOf: severityByTier,
  rationale:
    "A lock that an administrator may take off does not stop whoever has become one. A tier with copies.immutable promises copies that nobody can delete, and only a lock that nobody can lift keeps that promise.",
  fix: "Once the retention is right: set changeableForDays in the VaultLockConfiguration, or immutabilitySettings.state Locked. It cannot be undone; the vault can go only when its last recovery point has expired.",
  checks: {
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": (lock, context) =>
      judge(context, lock.get("changeableForDays").isSet()),
    "azure-native:dataprotection:BackupVault": (vault, context) =>
      judge(
        context,
        isNotUnlocked(
          vault.get("properties").get("securitySettings").get("immutabilitySettings").get("state"),
        ),
      ),
    "azure-native:recoveryservices:Vault": (vault, context) =>
      judge(
        context,
        isNotUnlocked(
          vault.get("properties").get("securitySettings").get("immutabilitySettings").get("state"),
        ),
      ),
  },
});

/** A final lock cannot be undone: whoever has not promised one need not have it. */
function judge({ settings }: RuleContext, isFinal: Truth): readonly Verdict[] {
  return promisesImmutableCopies(settings) ? [must(isFinal, "an administrator can take the lock off")] : [];
}

/** Of any workload: vaults are shared, and mostly belong to none. */
function promisesImmutableCopies({ promises }: Settings): boolean {
  return Object.values(promises.workloads).some(
    (workload) => objectivesOf(promises, workload).copies?.immutable === true,
  );
}

/** A vault without any lock is the subject of another rule. */
function isNotUnlocked(state: Value<string>): Truth {
  return not(state.oneOf(["Unlocked"]));
}
