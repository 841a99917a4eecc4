import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const objectAclsOutOfUse: Rule = defineRule<ResourceTypes>({
  id: "access/object-acls-out-of-use",
  title: "Access control lists of buckets are switched off",
  severity: "low",
  rationale:
    "With ACLs in force, whoever uploads an object owns it and decides who reads it, past the policies of the bucket.",
  fix: "Set rule.objectOwnership to BucketOwnerEnforced, and grant access by policies.",
  failure: "access control lists are in force",
  requires: {
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": (controls) =>
      controls.get("rule").get("objectOwnership").oneOf(["BucketOwnerEnforced"]),
  },
  remedies: {
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
      set: { rule: { objectOwnership: "BucketOwnerEnforced" } },
    },
  },
});
