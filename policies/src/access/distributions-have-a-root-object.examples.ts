import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a page", "aws:cloudfront/distribution:Distribution", {
      defaultRootObject: "index.html",
      origins: [
        { originId: "files", domainName: "files.s3.eu-west-1.amazonaws.com", originAccessControlId: "E1" },
      ],
    }),
    oneResource("an API", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "api",
          domainName: "api.example.com",
          customOriginConfig: { originProtocolPolicy: "https-only" },
        },
      ],
    }),
  ],
  bad: [
    oneResource("none", "aws:cloudfront/distribution:Distribution", {
      origins: [
        { originId: "files", domainName: "files.s3.eu-west-1.amazonaws.com", originAccessControlId: "E1" },
      ],
    }),
    oneResource("none, with an older identity", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "files",
          domainName: "files.example.com",
          s3OriginConfig: { originAccessIdentity: "origin-access-identity/cloudfront/E1" },
        },
      ],
    }),
  ],
};
