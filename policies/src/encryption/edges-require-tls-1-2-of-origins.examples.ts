import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("TLS 1.2 only", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "shop",
          domainName: "shop.example.com",
          customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
        },
      ],
    }),
    oneResource("a bucket", "aws:cloudfront/distribution:Distribution", {
      origins: [
        { originId: "files", domainName: "files.s3.eu-west-1.amazonaws.com", originAccessControlId: "E1" },
      ],
    }),
  ],
  bad: [
    oneResource("TLS 1.0 too", "aws:cloudfront/distribution:Distribution", {
      origins: [
        {
          originId: "shop",
          domainName: "shop.example.com",
          customOriginConfig: {
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2", "TLSv1"],
          },
        },
      ],
    }),
    oneResource("SSL 3 at the second of two", "aws:cloudfront/distribution:Distribution", {
      origins: [
        { originId: "files", domainName: "files.s3.eu-west-1.amazonaws.com" },
        {
          originId: "shop",
          domainName: "shop.example.com",
          customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["SSLv3"] },
        },
      ],
    }),
  ],
};
