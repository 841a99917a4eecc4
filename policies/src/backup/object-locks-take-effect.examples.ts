import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:s3/bucket:Bucket", { objectLockConfiguration: { objectLockEnabled: "Enabled" } }),
    oneResource(
      "a resource of its own",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { bucket: "ledger", rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } },
    ),
  ],
  bad: [
    oneResource("off", "aws:s3/bucket:Bucket", {
      objectLockConfiguration: { objectLockEnabled: "Disabled" },
    }),
    oneResource(
      "off in a resource of its own",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { bucket: "ledger", objectLockEnabled: "Disabled" },
    ),
  ],
};
