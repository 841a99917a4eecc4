import { defineRule, each, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const objectReplicationSwitchedOn: Rule = defineRule<ResourceTypes>({
  id: "failover/object-replication-switched-on",
  title: "Replication rules of buckets are switched on",
  severity: "medium",
  rationale:
    "A replication rule that is there but disabled copies nothing: the recovery region has the old objects and none of the new ones.",
  fix: "Set the rule's status to Enabled, or remove the rule.",
  failure: "a replication rule is there, and copies nothing",
  requires: {
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": (configuration) =>
      configuration.get("rules").every((rule) => rule.get("status").oneOf(["Enabled"])),
    "aws:s3/bucket:Bucket": (bucket) =>
      bucket
        .get("replicationConfiguration")
        .get("rules")
        .every((rule) => rule.get("status").oneOf(["Enabled"])),
  },
  remedies: {
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": { set: { rules: each({ status: "Enabled" }) } },
    "aws:s3/bucket:Bucket": {
      set: { replicationConfiguration: { rules: each({ status: "Enabled" }) } },
    },
  },
});
