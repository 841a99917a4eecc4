import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
      bucket: "data",
      blockPublicAcls: true,
    }),
    {
      title: "on for the account",
      resources: {
        account: {
          type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
          properties: { blockPublicAcls: true },
        },
        bucket: {
          type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          properties: { bucket: "data" },
        },
      },
    },
  ],
  bad: [
    oneResource("off", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
      bucket: "data",
      blockPublicAcls: false,
    }),
    oneResource("not said", "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
      blockPublicPolicy: true,
    }),
  ],
};
