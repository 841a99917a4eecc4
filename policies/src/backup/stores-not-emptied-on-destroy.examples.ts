import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the default",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        orders: { type: "aws:backup/vault:Vault", properties: { name: "orders" } },
      },
    },
    {
      title: "said aloud",
      resources: { invoices: { type: "aws:s3/bucket:Bucket", properties: { forceDestroy: false } } },
    },
  ],
  bad: [
    {
      title: "a bucket",
      resources: { invoices: { type: "aws:s3/bucket:Bucket", properties: { forceDestroy: true } } },
    },
    {
      title: "a vault",
      resources: { orders: { type: "aws:backup/vault:Vault", properties: { forceDestroy: true } } },
    },
  ],
};
