import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const newDisksEncryptedByDefault: Rule = defineRule<ResourceTypes>({
  id: "encryption/new-disks-encrypted-by-default",
  title: "The account encrypts new disks by default",
  severity: "medium",
  rationale:
    "Disks that people and services make outside of any program stay unencrypted if the account does not see to it.",
  fix: "Set enabled: true on aws.ebs.EncryptionByDefault, once for each region.",
  failure: "new disks are not encrypted by default",
  requires: {
    "aws:ebs/encryptionByDefault:EncryptionByDefault": (setting) =>
      setting.get("enabled").orElse(true).equals(true),
  },
  remedies: {
    "aws:ebs/encryptionByDefault:EncryptionByDefault": { set: { enabled: true } },
  },
});
