import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { holdsForAccountOr } from "./public-access-switches.ts";

export const newPublicPoliciesRefused: Rule = defineGraphRule<ResourceTypes>({
  id: "access/new-public-policies-refused",
  title: "Buckets refuse policies that name everybody",
  severity: "medium",
  rationale: "A policy with a star where a principal should stand publishes the whole bucket at once.",
  fix: "Set blockPublicPolicy to true.",
  failure: "public bucket policies are accepted",
  requires: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (block) =>
      block.get("blockPublicPolicy").orElse(false).equals(true),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (block, { graph }) =>
      holdsForAccountOr(graph, block, "blockPublicPolicy"),
  },
  remedies: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { set: { blockPublicPolicy: true } },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { set: { blockPublicPolicy: true } },
  },
});
