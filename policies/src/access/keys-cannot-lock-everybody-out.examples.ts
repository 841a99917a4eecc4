import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("checked, as is the default", "aws:kms/key:Key", { enableKeyRotation: true }),
    oneResource("checked", "aws:kms/externalKey:ExternalKey", { bypassPolicyLockoutSafetyCheck: false }),
    oneResource("denied without TLS only", "aws:s3/bucketPolicy:BucketPolicy", {
      bucket: "data",
      policy: JSON.stringify({
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    }),
  ],
  bad: [
    oneResource("bypassed", "aws:kms/key:Key", { bypassPolicyLockoutSafetyCheck: true }),
    oneResource("bypassed for an external key", "aws:kms/externalKey:ExternalKey", {
      bypassPolicyLockoutSafetyCheck: true,
    }),
    oneResource("bypassed for a replica", "aws:kms/replicaKey:ReplicaKey", {
      bypassPolicyLockoutSafetyCheck: true,
    }),
    oneResource("bypassed for a policy", "aws:kms/keyPolicy:KeyPolicy", {
      bypassPolicyLockoutSafetyCheck: true,
    }),
    oneResource("everybody denied everything", "aws:s3/bucketPolicy:BucketPolicy", {
      bucket: "data",
      policy: JSON.stringify({
        Statement: [{ Effect: "Deny", Principal: { AWS: "*" }, Action: ["s3:*"], Resource: "*" }],
      }),
    }),
  ],
};
