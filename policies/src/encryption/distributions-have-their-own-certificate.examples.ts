import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a certificate of ACM", "aws:cloudfront/distribution:Distribution", {
      viewerCertificate: { acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1" },
    }),
    {
      title: "a certificate of the stack",
      resources: {
        certificate: {
          type: "aws:acm/certificate:Certificate",
          properties: { domainName: "shop.example.com" },
        },
        shop: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            viewerCertificate: { acmCertificateArn: "${certificate.arn}", sslSupportMethod: "sni-only" },
          },
        },
      },
    },
  ],
  bad: [
    oneResource("the default", "aws:cloudfront/distribution:Distribution", {
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    }),
    oneResource("not said", "aws:cloudfront/distribution:Distribution", { enabled: true }),
  ],
};
