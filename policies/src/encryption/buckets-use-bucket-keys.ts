import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineGraphRule, each, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface EncryptionRule {
  readonly applyServerSideEncryptionByDefault?: { readonly sseAlgorithm?: string };
  readonly bucketKeyEnabled?: boolean;
}

function usesBucketKey(rule: Value<EncryptionRule>): Truth {
  return anyOf(
    rule.get("bucketKeyEnabled").equals(true),
    not(rule.get("applyServerSideEncryptionByDefault").get("sseAlgorithm").oneOf(["aws:kms"])),
  );
}

export const bucketsUseBucketKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/buckets-use-bucket-keys",
  title: "Buckets under a key of KMS use a bucket key",
  severity: "low",
  rationale: "Without it each object asks KMS anew: under load KMS refuses, and reads of the bucket fail.",
  fix: "Set bucketKeyEnabled to true beside the algorithm aws:kms.",
  failure: "each object asks KMS for its own key",
  requires: {
    "aws:s3/bucket:Bucket": (bucket) =>
      usesBucketKey(bucket.inputs.get("serverSideEncryptionConfiguration").get("rule")),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": (
      configuration,
    ) => configuration.get("rules").every((rule) => usesBucketKey(rule)),
  },
  remedies: {
    "aws:s3/bucket:Bucket": {
      set: {
        serverSideEncryptionConfiguration: {
          rule: when((rule) => not(usesBucketKey(rule)), { bucketKeyEnabled: true }),
        },
      },
    },
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
      set: { rules: each({ bucketKeyEnabled: true }, (rule) => not(usesBucketKey(rule))) },
    },
  },
});
