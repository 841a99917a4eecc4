import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a bucket and the bucket it logs into",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        "invoices-logs": {
          type: "aws:s3/bucketLogging:BucketLogging",
          properties: { bucket: "${invoices.id}", targetBucket: "${logs.id}", targetPrefix: "invoices/" },
        },
      },
    },
    oneResource("a bucket that says it itself", "aws:s3/bucket:Bucket", {
      logging: { targetBucket: "logs" },
    }),
    {
      title: "a replica in another region",
      resources: {
        invoices: {
          type: "aws:s3/bucket:Bucket",
          properties: { bucket: "invoices", logging: { targetBucket: "logs" } },
        },
        copy: { type: "aws:s3/bucket:Bucket", properties: { region: "eu-central-1" } },
        replication: {
          type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
          properties: {
            bucket: "${invoices.id}",
            rules: [{ status: "Enabled", destination: { bucket: "${copy.arn}" } }],
          },
        },
      },
    },
  ],
  bad: [
    oneResource("a bucket alone", "aws:s3/bucket:Bucket", { bucket: "invoices" }),
    {
      title: "only another bucket is logged",
      failing: ["invoices"],
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        images: { type: "aws:s3/bucket:Bucket", properties: { bucket: "images" } },
        "images-logs": {
          type: "aws:s3/bucketLogging:BucketLogging",
          properties: { bucket: "${images.id}", targetBucket: "central-logs" },
        },
      },
    },
  ],
};
