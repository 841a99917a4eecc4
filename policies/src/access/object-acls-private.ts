import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule, when, without } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const PUBLIC_ACLS = ["public-read", "public-read-write", "authenticated-read"];
const EVERYBODY = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

function isPublic(acl: Value<string>): Truth {
  return acl.oneOf(PUBLIC_ACLS);
}

function isGroupOfEverybody(uri: Value<string>): Truth {
  return uri.text((text) => EVERYBODY.test(text));
}

export const objectAclsPrivate: Rule = defineRule<ResourceTypes>({
  id: "access/object-acls-private",
  title: "Access control lists of buckets and objects do not name everybody",
  severity: "critical",
  rationale:
    "public-read lets anybody list and read the bucket; authenticated-read means anybody with an AWS account, which is anybody.",
  fix: "Remove the ACL (or set it to private) and set objectOwnership to BucketOwnerEnforced; serve public files through CloudFront.",
  failure: "its access control list lets everybody in",
  requires: {
    "aws:s3/bucket:Bucket": (bucket) =>
      not(
        anyOf(
          isPublic(bucket.inputs.get("acl")),
          bucket.inputs.get("grants").some((grant) => isGroupOfEverybody(grant.get("uri"))),
        ),
      ),
    "aws:s3/bucketAcl:BucketAcl": (acl) =>
      not(
        anyOf(
          isPublic(acl.get("acl")),
          acl
            .get("accessControlPolicy")
            .get("grants")
            .some((grant) => isGroupOfEverybody(grant.get("grantee").get("uri"))),
        ),
      ),
    "aws:s3/bucketObject:BucketObject": (object) => not(isPublic(object.get("acl"))),
    "aws:s3/objectCopy:ObjectCopy": (copy) =>
      not(
        anyOf(
          isPublic(copy.get("acl")),
          copy.get("grants").some((grant) => isGroupOfEverybody(grant.get("uri"))),
        ),
      ),
  },
  remedies: {
    "aws:s3/bucket:Bucket": {
      set: {
        acl: when(isPublic, "private"),
        grants: without((grant) => isGroupOfEverybody(grant.get("uri"))),
      },
    },
    "aws:s3/bucketAcl:BucketAcl": {
      set: {
        acl: when(isPublic, "private"),
        accessControlPolicy: {
          grants: without((grant) => isGroupOfEverybody(grant.get("grantee").get("uri"))),
        },
      },
    },
    "aws:s3/bucketObject:BucketObject": { set: { acl: "private" } },
    "aws:s3/objectCopy:ObjectCopy": {
      set: {
        acl: when(isPublic, "private"),
        grants: without((grant) => isGroupOfEverybody(grant.get("uri"))),
      },
    },
  },
});
