import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const YEAR = 31_536_000;

export const browsersStayOnTls: Rule = defineRule<ResourceTypes>({
  id: "encryption/browsers-stay-on-tls",
  title: "Browsers are told to stay on TLS",
  severity: "medium",
  rationale:
    "Without Strict-Transport-Security the first request of a visitor goes out in plain text, where it can be caught and answered by somebody else.",
  fix: "Set securityHeadersConfig.strictTransportSecurity with accessControlMaxAgeSec 31536000 and override: true.",
  failure: "no Strict-Transport-Security for a year is sent",
  requires: {
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": (policy) =>
      policy
        .get("securityHeadersConfig")
        .get("strictTransportSecurity")
        .get("accessControlMaxAgeSec")
        .atLeast(YEAR),
  },
});
