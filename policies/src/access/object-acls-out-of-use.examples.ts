import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "beside a bucket",
      resources: {
        files: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            forceDestroy: false,
          },
        },
        controls: {
          type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
          properties: {
            bucket: "${files.id}",
            rule: {
              objectOwnership: "BucketOwnerEnforced",
            },
          },
        },
      },
    },
    {
      title: "the owner of the bucket owns its objects",
      resources: {
        controls: {
          type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
          properties: {
            bucket: "b",
            rule: {
              objectOwnership: "BucketOwnerEnforced",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "whoever writes owns",
      resources: {
        controls: {
          type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
          properties: {
            bucket: "b",
            rule: {
              objectOwnership: "ObjectWriter",
            },
          },
        },
      },
    },
    {
      title: "the owner is preferred only",
      resources: {
        controls: {
          type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
          properties: {
            bucket: "b",
            rule: {
              objectOwnership: "BucketOwnerPreferred",
            },
          },
        },
      },
    },
  ],
};
