import { allOf, anyOf, not } from "@rampart/core/value";
import { atMost, defineRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LONGEST_DAYS = 366;

export const keysRotated: Rule = defineRule<ResourceTypes>({
  id: "encryption/keys-rotated",
  title: "Encryption keys are rotated every year",
  severity: "medium",
  rationale:
    "A key that is never changed protects ever more data, and whoever once gets it reads all of it, old and new.",
  fix: "Set enableKeyRotation: true on the KMS key; give the Key Vault key a rotationPolicy with a lifetime action Rotate.",
  failure: "the key is not rotated within a year",
  requires: {
    "aws:kms/key:Key": (key) =>
      anyOf(
        allOf(
          key.get("enableKeyRotation").equals(true),
          key.get("rotationPeriodInDays").orElse(365).atMost(LONGEST_DAYS),
        ),
        // KMS rotates only symmetric keys for encryption whose material it made itself.
        not(key.get("customerMasterKeySpec").orElse("SYMMETRIC_DEFAULT").oneOf(["SYMMETRIC_DEFAULT"])),
        not(key.get("keyUsage").orElse("ENCRYPT_DECRYPT").oneOf(["ENCRYPT_DECRYPT"])),
        key.get("customKeyStoreId").isSet(),
      ),
    "azure-native:keyvault:Key": (key) =>
      key
        .get("properties")
        .get("rotationPolicy")
        .get("lifetimeActions")
        .some((action) => action.get("action").get("type").oneOf(["Rotate"])),
  },
  remedies: {
    "aws:kms/key:Key": {
      set: {
        enableKeyRotation: true,
        rotationPeriodInDays: when((days) => days.isSet(), atMost(LONGEST_DAYS)),
      },
    },
  },
});
