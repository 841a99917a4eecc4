import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("two", "aws:cloudfront/distribution:Distribution", {
      originGroups: [
        {
          originId: "files",
          failoverCriteria: { statusCodes: [500, 503] },
          members: [{ originId: "first" }, { originId: "second" }],
        },
      ],
    }),
    oneResource("two, named by the cache", "aws:cloudfront/distribution:Distribution", {
      defaultCacheBehavior: { targetOriginId: "files" },
      originGroups: [{ originId: "files", members: [{ originId: "first" }, { originId: "second" }] }],
    }),
  ],
  bad: [
    oneResource("one", "aws:cloudfront/distribution:Distribution", {
      origins: [{ originId: "files", domainName: "files.example.com" }],
    }),
    oneResource("an empty list of groups", "aws:cloudfront/distribution:Distribution", { originGroups: [] }),
  ],
};
