import { allOf } from "@rampart/core/value";
import { atLeast, defineRule, must, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const FEWEST_DAYS = 14;

export const keysRecoverableAfterDeletion: Rule = defineRule<ResourceTypes>({
  id: "encryption/keys-recoverable-after-deletion",
  title: "Deleted keys, and vaults with keys, can be recovered for two weeks",
  severity: "high",
  rationale:
    "All data and every backup under a key are lost with it. A short waiting period, or a vault that can be purged, lets one mistake or one intruder do that before anyone notices.",
  fix: "Set deletionWindowInDays to 30 on KMS keys, and enablePurgeProtection: true with softDeleteRetentionInDays of 90 on key vaults.",
  checks: {
    "aws:kms/key:Key": (key) => {
      const days = key.get("deletionWindowInDays").orElse(30);
      return must(days.atLeast(FEWEST_DAYS), `the key is gone ${days.display()} days after its deletion`);
    },
    "aws:kms/replicaKey:ReplicaKey": (key) => {
      const days = key.get("deletionWindowInDays").orElse(30);
      return must(days.atLeast(FEWEST_DAYS), `the key is gone ${days.display()} days after its deletion`);
    },
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
  remedies: {
    "aws:kms/key:Key": { set: { deletionWindowInDays: 30 } },
    "aws:kms/replicaKey:ReplicaKey": { set: { deletionWindowInDays: 30 } },
    "azure-native:keyvault:Vault": {
      set: {
        properties: {
          enableSoftDelete: when((enabled) => enabled.equals(false), true),
          enablePurgeProtection: true,
          softDeleteRetentionInDays: when((days) => days.isSet(), atLeast(FEWEST_DAYS)),
        },
      },
    },
    "azure-native:keyvault:ManagedHsm": { set: { properties: { enablePurgeProtection: true } } },
  },
});
