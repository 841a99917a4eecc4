import { allOf } from "@rampart/core/value";
import { defineRule, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const FEWEST_DAYS = 14;
const FEWEST_DAYS_OF_SECRETS = 7;

export const keysAndSecretsRecoverable: Rule = defineRule<ResourceTypes>({
  id: "encryption/keys-and-secrets-recoverable",
  title: "Deleted keys and secrets can be recovered for days",
  severity: "high",
  rationale:
    "All data and every backup under a key are lost with it. A short waiting period, or a vault that can be purged, lets one mistake or one intruder do that before anyone notices.",
  fix: "Set deletionWindowInDays to 30 on KMS keys, recoveryWindowInDays to 7 or more on secrets, and enablePurgeProtection: true with softDeleteRetentionInDays of 90 on key vaults.",
  checks: {
    "aws:kms/key:Key": (key) => {
      const days = key.get("deletionWindowInDays").orElse(30);
      return must(days.atLeast(FEWEST_DAYS), `the key is gone ${days.display()} days after its deletion`);
    },
    "aws:kms/replicaKey:ReplicaKey": (key) => {
      const days = key.get("deletionWindowInDays").orElse(30);
      return must(days.atLeast(FEWEST_DAYS), `the key is gone ${days.display()} days after its deletion`);
    },
    "aws:secretsmanager/secret:Secret": (secret) =>
      must(
        secret.get("recoveryWindowInDays").orElse(30).atLeast(FEWEST_DAYS_OF_SECRETS),
        "the secret is gone at once when it is deleted",
      ),
    "azure-native:keyvault:Vault": (vault) => [
      must(
        allOf(
          vault.get("properties").get("enableSoftDelete").orElse(true).equals(true),
          vault.get("properties").get("enablePurgeProtection").equals(true),
        ),
        "a deleted vault, and the keys and secrets in it, can be purged",
      ),
      must(
        vault.get("properties").get("softDeleteRetentionInDays").orElse(90).atLeast(FEWEST_DAYS),
        "what is deleted in the vault is gone within two weeks",
      ),
    ],
    "azure-native:keyvault:ManagedHsm": (hsm) =>
      must(
        hsm.get("properties").get("enablePurgeProtection").equals(true),
        "deleted keys of the security module can be purged",
      ),
  },
});
