import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "old versions for a month; a rule that keeps the newest; a rule that is off",
      resources: {
        lifecycle: {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          properties: {
            bucket: "invoices",
            rules: [
              {
                id: "month",
                status: "Enabled",
                noncurrentVersionExpiration: { noncurrentDays: 30 },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
              {
                id: "newest",
                status: "Enabled",
                noncurrentVersionExpiration: { noncurrentDays: 1, newerNoncurrentVersions: 5 },
              },
              { id: "off", status: "Disabled", noncurrentVersionExpiration: { noncurrentDays: 1 } },
            ],
          },
        },
        logs: {
          type: "aws:s3/bucket:Bucket",
          properties: { lifecycleRules: [{ enabled: true, expiration: { days: 90 } }] },
        },
      },
    },
    {
      title: "versions of blobs for 30 days",
      resources: {
        policy: {
          type: "azure-native:storage:ManagementPolicy",
          properties: {
            policy: {
              rules: [
                {
                  name: "versions",
                  type: "Lifecycle",
                  definition: { actions: { version: { delete: { daysAfterCreationGreaterThan: 30 } } } },
                },
              ],
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "versions removed after a day",
      failing: ["lifecycle", "photos", "policy"],
      resources: {
        lifecycle: {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          properties: {
            rules: [{ id: "day", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 1 } }],
          },
        },
        photos: {
          type: "aws:s3/bucket:Bucket",
          properties: { lifecycleRules: [{ enabled: true, noncurrentVersionExpiration: { days: 1 } }] },
        },
        policy: {
          type: "azure-native:storage:ManagementPolicy",
          properties: {
            policy: {
              rules: [
                {
                  name: "versions",
                  enabled: true,
                  definition: { actions: { version: { delete: { daysAfterCreationGreaterThan: 1 } } } },
                },
              ],
            },
          },
        },
      },
    },
    {
      title: "one rule of two is too short",
      resources: {
        lifecycle: {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          properties: {
            rules: [
              { id: "all", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 90 } },
              { id: "drafts", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 3 } },
            ],
          },
        },
      },
    },
  ],
};
