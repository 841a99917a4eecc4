import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the managed policy", "aws:cloudfront/distribution:Distribution", {
      defaultCacheBehavior: {
        targetOriginId: "files",
        responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
      },
    }),
    {
      title: "a policy of the stack",
      resources: {
        headers: {
          type: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
          properties: { securityHeadersConfig: { contentTypeOptions: { override: true } } },
        },
        shop: {
          type: "aws:cloudfront/distribution:Distribution",
          properties: {
            defaultCacheBehavior: { targetOriginId: "files", responseHeadersPolicyId: "${headers.id}" },
          },
        },
      },
    },
  ],
  bad: [
    oneResource("none", "aws:cloudfront/distribution:Distribution", {
      defaultCacheBehavior: { targetOriginId: "files" },
    }),
    oneResource("nothing said", "aws:cloudfront/distribution:Distribution", { enabled: true }),
  ],
};
