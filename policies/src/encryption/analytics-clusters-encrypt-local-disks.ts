import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { encryptionOf } from "./emr-configuration.ts";

export const analyticsClustersEncryptLocalDisks: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-encrypt-local-disks",
  title: "EMR clusters encrypt the disks of their machines",
  severity: "medium",
  rationale: "Spilled and cached data stays on disks that AWS hands to the next customer.",
  fix: "Add AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration with a key to the security configuration.",
  failure: "local disks are not encrypted",
  requires: {
    "aws:emr/securityConfiguration:SecurityConfiguration": (configuration) =>
      encryptionOf(configuration)
        .get("AtRestEncryptionConfiguration")
        .get("LocalDiskEncryptionConfiguration")
        .isSet(),
  },
});
