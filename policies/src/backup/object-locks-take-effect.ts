import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const objectLocksTakeEffect: Rule = defineRule<ResourceTypes>({
  id: "backup/object-locks-take-effect",
  title: "Object locks that are configured take effect",
  severity: "medium",
  severityOf: severityByTier,
  rationale: "A lock that is written down but switched off protects nothing, and everybody believes it does.",
  fix: "Set objectLockEnabled to Enabled and name a default retention.",
  failure: "the lock is not switched on",
  requires: {
    "aws:s3/bucket:Bucket": (bucket) =>
      anyOf(
        not(bucket.inputs.get("objectLockConfiguration").isSet()),
        bucket.inputs.get("objectLockConfiguration").get("objectLockEnabled").oneOf(["Enabled"]),
        bucket.inputs.get("objectLockEnabled").equals(true),
      ),
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": (lock) =>
      lock.get("objectLockEnabled").orElse("Enabled").oneOf(["Enabled"]),
  },
});
