import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("inline", "aws:s3/bucket:Bucket", {
      lifecycleRules: [{ enabled: true, expiration: { days: 90 } }],
    }),
    {
      title: "a resource of its own",
      resources: {
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        lifecycle: {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          properties: {
            bucket: "${logs.id}",
            rules: [{ id: "old", status: "Enabled", expiration: { days: 90 } }],
          },
        },
      },
    },
  ],
  bad: [
    oneResource("none", "aws:s3/bucket:Bucket", { bucket: "logs" }),
    {
      title: "another bucket's",
      resources: {
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        lifecycle: {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          properties: {
            bucket: "other",
            rules: [{ id: "old", status: "Enabled", expiration: { days: 90 } }],
          },
        },
      },
    },
  ],
};
