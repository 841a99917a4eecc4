import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a rule in a resource of its own",
      resources: {
        replication: {
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          properties: {
            bucket: "invoices",
            rules: [{ id: "all", status: "Enabled", destination: { bucket: "arn:aws:s3:::invoices-copy" } }],
          },
        },
      },
    },
    {
      title: "a rule in the bucket itself, and a bucket without any",
      resources: {
        invoices: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            replicationConfiguration: {
              role: "arn:aws:iam::123456789012:role/replication",
              rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::invoices-copy" } }],
            },
          },
        },
        logs: { type: "aws:s3/bucket:Bucket", properties: {} },
      },
    },
  ],
  bad: [
    {
      title: "one rule of two switched off",
      resources: {
        replication: {
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          properties: {
            rules: [
              { id: "invoices", status: "Enabled", filter: { prefix: "invoices/" } },
              { id: "photos", status: "Disabled", filter: { prefix: "photos/" } },
            ],
          },
        },
      },
    },
    {
      title: "switched off in the bucket itself",
      resources: {
        invoices: {
          type: "aws:s3/bucket:Bucket",
          properties: {
            replicationConfiguration: {
              rules: [{ status: "Disabled", destination: { bucket: "arn:aws:s3:::invoices-copy" } }],
            },
          },
        },
      },
    },
  ],
};
