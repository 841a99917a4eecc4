import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_BUCKET = /\.s3[.-]/;

export const distributionsHaveARootObject: Rule = defineRule<ResourceTypes>({
  id: "access/distributions-have-a-root-object",
  title: "Distributions of buckets answer their root with a page",
  severity: "low",
  rationale:
    "Without one the root shows the list of the files of the bucket, where its policy lets it be listed.",
  fix: "Set defaultRootObject, such as index.html.",
  failure: "the root may list the files of the bucket",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) =>
      anyOf(
        distribution.get("defaultRootObject").isSet(),
        not(
          distribution.get("origins").some((origin) =>
            anyOf(
              origin.get("s3OriginConfig").isSet(),
              origin.get("originAccessControlId").isSet(),
              origin.get("domainName").text((name) => OF_BUCKET.test(name)),
            ),
          ),
        ),
      ),
  },
});
