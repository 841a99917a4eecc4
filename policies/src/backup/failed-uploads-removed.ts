import { allOf, anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const failedUploadsRemoved: Rule = defineRule<ResourceTypes>({
  id: "backup/failed-uploads-removed",
  title: "Lifecycle rules remove parts of uploads that failed",
  severity: "low",
  rationale: "Parts of failed uploads are listed nowhere and paid for ever.",
  fix: "Add abortIncompleteMultipartUpload.daysAfterInitiation 7 to an enabled rule without a filter.",
  failure: "no enabled rule for the whole bucket removes them",
  requires: {
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (configuration) =>
      configuration
        .get("rules")
        .some((rule) =>
          allOf(
            rule.get("status").oneOf(["Enabled"]),
            rule.get("abortIncompleteMultipartUpload").get("daysAfterInitiation").atLeast(1),
            not(rule.get("prefix").isSet()),
            not(
              anyOf(
                rule.get("filter").get("prefix").isSet(),
                rule.get("filter").get("tag").isSet(),
                rule.get("filter").get("and").isSet(),
                rule.get("filter").get("objectSizeGreaterThan").isSet(),
                rule.get("filter").get("objectSizeLessThan").isSet(),
              ),
            ),
          ),
        ),
  },
});
