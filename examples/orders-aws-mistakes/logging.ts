import { Trail } from "@pulumi/aws/cloudtrail/trail.js";
import { Detector } from "@pulumi/aws/guardduty/detector.js";
import type { Bucket } from "@pulumi/aws/s3/bucket.js";
import type { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { tags } from "./tags.ts";

/** Who did what (CloudTrail), what looks wrong (GuardDuty). */
export function createLogging({ audit, policy }: { audit: Bucket; policy: BucketPolicy }): Trail {
  new Detector("account", { enable: false, tags: tags("audit") });
  return new Trail(
    "audit",
    {
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      s3BucketName: audit.id,
      tags: tags("audit"),
    },
    { dependsOn: policy },
  );
}
