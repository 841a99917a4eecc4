import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a year", "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: {
        strictTransportSecurity: { accessControlMaxAgeSec: 31536000, override: true },
      },
    }),
    oneResource("two years, with subdomains", "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: 63072000,
          includeSubdomains: true,
          override: true,
        },
      },
    }),
  ],
  bad: [
    oneResource("a second", "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: { strictTransportSecurity: { accessControlMaxAgeSec: 1, override: true } },
    }),
    oneResource("other headers", "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", {
      securityHeadersConfig: { contentTypeOptions: { override: true } },
    }),
  ],
};
