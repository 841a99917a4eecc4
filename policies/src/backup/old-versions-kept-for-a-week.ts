import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { atLeast, defineRule, each, type Rule, severityByTier } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { WEEK_IN_DAYS } from "./retention.ts";

export const oldVersionsKeptForAWeek: Rule = defineRule<ResourceTypes>({
  id: "backup/old-versions-kept-for-a-week",
  title: "Lifecycle rules keep old versions for at least a week",
  severity: "medium",
  severityOf: severityByTier,
  rationale:
    "Versions protect against overwriting and deletion only as long as they live. If a lifecycle rule removes them after a day, damage done on a Friday evening is final on Saturday.",
  fix: "Set noncurrentVersionExpiration.noncurrentDays (Azure: version.delete.daysAfterCreationGreaterThan) to 7 or more.",
  failure: "a lifecycle rule removes old versions within a week",
  requires: {
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (configuration) =>
      configuration
        .get("rules")
        .every((rule) =>
          anyOf(
            isLongEnough(rule.get("noncurrentVersionExpiration").get("noncurrentDays")),
            rule.get("noncurrentVersionExpiration").get("newerNoncurrentVersions").atLeast(1),
            rule.get("status").oneOf(["Disabled"]),
          ),
        ),
    "aws:s3/bucket:Bucket": (bucket) =>
      bucket
        .get("lifecycleRules")
        .every((rule) =>
          anyOf(
            isLongEnough(rule.get("noncurrentVersionExpiration").get("days")),
            not(rule.get("enabled").equals(true)),
          ),
        ),
    "azure-native:storage:ManagementPolicy": (management) =>
      management
        .get("policy")
        .get("rules")
        .every((rule) =>
          anyOf(
            isLongEnough(
              rule
                .get("definition")
                .get("actions")
                .get("version")
                .get("delete")
                .get("daysAfterCreationGreaterThan"),
            ),
            not(rule.get("enabled").orElse(true).equals(true)),
          ),
        ),
  },
  remedies: {
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
      set: {
        rules: each({ noncurrentVersionExpiration: { noncurrentDays: atLeast(WEEK_IN_DAYS) } }, (rule) =>
          rule.get("noncurrentVersionExpiration").get("noncurrentDays").isSet(),
        ),
      },
    },
    "aws:s3/bucket:Bucket": {
      set: {
        lifecycleRules: each({ noncurrentVersionExpiration: { days: atLeast(WEEK_IN_DAYS) } }, (rule) =>
          rule.get("noncurrentVersionExpiration").get("days").isSet(),
        ),
      },
    },
    "azure-native:storage:ManagementPolicy": {
      set: {
        policy: {
          rules: each(
            {
              definition: {
                actions: { version: { delete: { daysAfterCreationGreaterThan: atLeast(WEEK_IN_DAYS) } } },
              },
            },
            (rule) =>
              rule
                .get("definition")
                .get("actions")
                .get("version")
                .get("delete")
                .get("daysAfterCreationGreaterThan")
                .isSet(),
          ),
        },
      },
    },
  },
});

function isLongEnough(days: Value<number>): Truth {
  return anyOf(not(days.isSet()), days.atLeast(WEEK_IN_DAYS));
}
