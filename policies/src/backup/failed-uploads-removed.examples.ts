import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("after a week", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      rules: [
        { id: "uploads", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
      ],
    }),
    oneResource("in the second rule", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      rules: [
        { id: "logs", status: "Enabled", filter: { prefix: "logs/" }, expiration: { days: 90 } },
        {
          id: "uploads",
          status: "Enabled",
          filter: {},
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    }),
  ],
  bad: [
    oneResource("switched off", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      rules: [
        { id: "uploads", status: "Disabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
      ],
    }),
    oneResource("for a part", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      rules: [
        {
          id: "uploads",
          status: "Enabled",
          filter: { prefix: "logs/" },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    }),
  ],
};
