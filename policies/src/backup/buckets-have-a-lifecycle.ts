import type { Reference } from "@rampart/core/graph";
import { anyOf, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const LIFECYCLE: Reference = {
  type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  through: "bucket",
  to: ["aws:s3/bucket:Bucket"],
};

export const bucketsHaveALifecycle: Rule = defineGraphRule<ResourceTypes>({
  id: "backup/buckets-have-a-lifecycle",
  title: "Buckets say what becomes of old objects",
  severity: "low",
  rationale:
    "Without a lifecycle old versions and logs pile up, and with them what a thief can take and what must be found when somebody asks for deletion.",
  fix: "Add a BucketLifecycleConfiguration with rules for old versions, failed uploads and what may go.",
  failure: "no lifecycle is configured",
  requires: {
    "aws:s3/bucket:Bucket": (bucket, { graph }) =>
      anyOf(
        bucket.inputs.get("lifecycleRules").isSet(),
        someAttached(graph, bucket, LIFECYCLE, () => yes()),
      ),
  },
});
