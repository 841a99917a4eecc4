import type { Reference } from "@rampart/core/graph";
import { anyOf } from "@rampart/core/value";
import { deniesPlainHttp, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const POLICY: Reference = {
  type: "aws:s3/bucketPolicy:BucketPolicy",
  through: "bucket",
  to: ["aws:s3/bucket:Bucket"],
};
const ACTIONS = ["s3:*", "*"];

export const bucketsRefusePlainHttp: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/buckets-refuse-plain-http",
  title: "Buckets refuse requests without TLS",
  severity: "medium",
  rationale:
    "S3 answers plain HTTP too. A client that is set up so sends its objects, and the signature of its requests, readable over the network.",
  fix: 'Add a BucketPolicy statement with Effect Deny, Principal "*", Action "s3:*" on the bucket and its objects, and the condition Bool aws:SecureTransport false.',
  failure: "requests without TLS are answered",
  requires: {
    "aws:s3/bucket:Bucket": (bucket, { graph }) =>
      anyOf(
        deniesPlainHttp(bucket.inputs.get("policy"), ACTIONS),
        someAttached<{ readonly policy: string }>(graph, bucket, POLICY, (policy) =>
          deniesPlainHttp(policy.get("policy"), ACTIONS),
        ),
      ),
  },
});
