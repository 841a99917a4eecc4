import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "versioning in a resource of its own",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: {} },
        "invoices-versioning": {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          properties: { bucket: "${invoices.id}", versioningConfiguration: { status: "Enabled" } },
        },
      },
    },
  ],
  bad: [
    { title: "a bucket alone", resources: { invoices: { type: "aws:s3/bucket:Bucket", properties: {} } } },
    {
      title: "versioning of another bucket",
      failing: ["invoices"],
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: {} },
        logs: { type: "aws:s3/bucket:Bucket", properties: {} },
        "logs-versioning": {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          properties: { bucket: "${logs.id}", versioningConfiguration: { status: "Enabled" } },
        },
      },
    },
  ],
};
