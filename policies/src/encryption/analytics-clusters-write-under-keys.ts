import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { encryptionOf } from "./emr-configuration.ts";

export const analyticsClustersWriteUnderKeys: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-write-under-keys",
  title: "EMR clusters write to buckets under a key",
  severity: "low",
  rationale: "Without a key whoever may read the bucket reads the results of every job.",
  fix: "Set S3EncryptionConfiguration.EncryptionMode to SSE-KMS or CSE-KMS in the security configuration.",
  failure: "results in buckets are not encrypted with a key",
  requires: {
    "aws:emr/securityConfiguration:SecurityConfiguration": (configuration) =>
      encryptionOf(configuration)
        .get("AtRestEncryptionConfiguration")
        .get("S3EncryptionConfiguration")
        .get("EncryptionMode")
        .oneOf(["SSE-KMS", "CSE-KMS"]),
  },
});
