import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { holdsForAccountOr } from "./public-access-switches.ts";

export const newPublicAclsRefused: Rule = defineGraphRule<ResourceTypes>({
  id: "access/new-public-acls-refused",
  title: "Buckets refuse access control lists that name everybody",
  severity: "medium",
  rationale:
    "One upload with a public ACL makes an object readable to the world, whatever the policy of the bucket says.",
  fix: "Set blockPublicAcls to true.",
  failure: "public access control lists are accepted",
  requires: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (block) =>
      block.get("blockPublicAcls").orElse(false).equals(true),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (block, { graph }) =>
      holdsForAccountOr(graph, block, "blockPublicAcls"),
  },
  remedies: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { set: { blockPublicAcls: true } },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { set: { blockPublicAcls: true } },
  },
});
