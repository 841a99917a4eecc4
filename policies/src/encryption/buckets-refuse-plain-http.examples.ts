import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a policy of its own",
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        "invoices-policy": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: { bucket: "${invoices.id}", policy: policyOf(denial) },
        },
      },
    },
    oneResource("a policy in the bucket", "aws:s3/bucket:Bucket", {
      policy: policyOf({
        ...denial,
        Principal: { AWS: ["*"] },
        Condition: { BoolIfExists: { "aws:SecureTransport": false } },
      }),
    }),
  ],
  bad: [
    oneResource("a bucket alone", "aws:s3/bucket:Bucket", { bucket: "invoices" }),
    oneResource("a policy that denies only uploads", "aws:s3/bucket:Bucket", {
      policy: policyOf({ ...denial, Action: "s3:PutObject" }),
    }),
    oneResource("a policy that allows instead of denying", "aws:s3/bucket:Bucket", {
      policy: policyOf({ ...denial, Effect: "Allow" }),
    }),
    oneResource("a policy that denies requests with TLS", "aws:s3/bucket:Bucket", {
      policy: policyOf({ ...denial, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    }),
    oneResource("a policy for one role only", "aws:s3/bucket:Bucket", {
      policy: policyOf({ ...denial, Principal: { AWS: "arn:aws:iam::123456789012:role/shop" } }),
    }),
    {
      title: "a policy of another bucket",
      failing: ["invoices"],
      resources: {
        invoices: { type: "aws:s3/bucket:Bucket", properties: { bucket: "invoices" } },
        logs: { type: "aws:s3/bucket:Bucket", properties: { bucket: "logs" } },
        "logs-policy": {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: { bucket: "${logs.id}", policy: policyOf(denial) },
        },
      },
    },
  ],
};
