import { anyOf } from "@rampart/core/value";
import { isWiredInside } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const distributionsHaveTheirOwnCertificate: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/distributions-have-their-own-certificate",
  title: "Distributions answer under a certificate of their owner",
  severity: "low",
  rationale:
    "With CloudFront's own certificate visitors see a name that is not yours, and TLS 1.0 cannot be switched off.",
  fix: "Set viewerCertificate.acmCertificateArn with sslSupportMethod sni-only, and aliases.",
  failure: "it answers with CloudFront's own certificate",
  requires: {
    "aws:cloudfront/distribution:Distribution": (distribution) => {
      const certificate = distribution.get("viewerCertificate");
      return anyOf(
        isWiredInside(distribution, "viewerCertificate", certificate.get("acmCertificateArn")),
        isWiredInside(distribution, "viewerCertificate", certificate.get("iamCertificateId")),
      );
    },
  },
});
