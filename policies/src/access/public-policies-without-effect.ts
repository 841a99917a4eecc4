import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { holdsForAccountOr } from "./public-access-switches.ts";

export const publicPoliciesWithoutEffect: Rule = defineGraphRule<ResourceTypes>({
  id: "access/public-policies-without-effect",
  title: "Buckets with a public policy answer their own account only",
  severity: "medium",
  rationale: "A policy that was public before the block was put up goes on letting everybody in.",
  fix: "Set restrictPublicBuckets to true.",
  failure: "a public bucket policy has effect",
  requires: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (block) =>
      block.get("restrictPublicBuckets").orElse(false).equals(true),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (block, { graph }) =>
      holdsForAccountOr(graph, block, "restrictPublicBuckets"),
  },
  remedies: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { set: { restrictPublicBuckets: true } },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { set: { restrictPublicBuckets: true } },
  },
});
