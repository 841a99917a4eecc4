import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const S3 = /\.s3[.-][^/]*amazonaws\.com(?:\.cn)?$/;

export const bucketsBehindDistributionsArePrivate: Rule = defineRule<ResourceTypes>({
  id: "access/buckets-behind-distributions-are-private",
  title: "CloudFront shows an identity to the buckets it reads",
  severity: "medium",
  rationale:
    "If CloudFront comes as anybody, the bucket must be open to anybody, and people read it past the firewall, the logs and the signed URLs of the distribution.",
  fix: "Set originAccessControlId of the S3 origin to an OriginAccessControl, and let only the distribution read in the bucket policy.",
  failure: "it reads a bucket without an identity, so the bucket must be open to anybody",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      distribution
        .get("origins")
        .every((origin) =>
          anyOf(
            origin.get("originAccessControlId").isSet(),
            origin.get("s3OriginConfig").get("originAccessIdentity").isSet(),
            origin.get("customOriginConfig").isSet(),
            not(origin.get("domainName").text((name) => S3.test(name))),
          ),
        ),
  },
});
