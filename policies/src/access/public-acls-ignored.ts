import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { holdsForAccountOr } from "./public-access-switches.ts";

export const publicAclsIgnored: Rule = defineGraphRule<ResourceTypes>({
  id: "access/public-acls-ignored",
  title: "Access control lists that name everybody have no effect",
  severity: "medium",
  rationale:
    "ACLs made long ago, or by another account, still let everybody read as long as they are not ignored.",
  fix: "Set ignorePublicAcls to true.",
  failure: "public access control lists have effect",
  requires: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (block) =>
      block.get("ignorePublicAcls").orElse(false).equals(true),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (block, { graph }) =>
      holdsForAccountOr(graph, block, "ignorePublicAcls"),
  },
  remedies: {
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { set: { ignorePublicAcls: true } },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { set: { ignorePublicAcls: true } },
  },
});
