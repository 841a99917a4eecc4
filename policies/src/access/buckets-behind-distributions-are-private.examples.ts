import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an origin access control",
      resources: {
        oac: {
          type: "aws:cloudfront/originAccessControl:OriginAccessControl",
          properties: {
            name: "shop",
            originAccessControlOriginType: "s3",
            signingBehavior: "always",
            signingProtocol: "sigv4",
          },
        },
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            origins: [
              {
                originId: "s3",
                domainName: "shop.s3.eu-west-1.amazonaws.com",
                originAccessControlId: "${oac.id}",
              },
            ],
          },
        },
      },
    },
    {
      title: "an older identity, and a server of its own",
      resources: {
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            origins: [
              {
                originId: "s3",
                domainName: "shop.s3.eu-west-1.amazonaws.com",
                s3OriginConfig: {
                  originAccessIdentity: "origin-access-identity/cloudfront/E1",
                },
              },
              {
                originId: "app",
                domainName: "app.example.com",
                customOriginConfig: {
                  httpPort: 80,
                  httpsPort: 443,
                  originProtocolPolicy: "https-only",
                  originSslProtocols: ["TLSv1.2"],
                },
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a bucket read by anybody",
      resources: {
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            origins: [
              {
                originId: "s3",
                domainName: "shop.s3.eu-west-1.amazonaws.com",
              },
            ],
          },
        },
      },
    },
    {
      title: "an empty identity beside a good origin",
      resources: {
        site: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            origins: [
              {
                originId: "app",
                domainName: "app.example.com",
              },
              {
                originId: "s3",
                domainName: "shop.s3.amazonaws.com",
                s3OriginConfig: {
                  originAccessIdentity: "",
                },
              },
            ],
          },
        },
      },
    },
  ],
};
