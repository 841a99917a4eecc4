import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:opensearch/domain:Domain", {
      advancedSecurityOptions: { enabled: true, internalUserDatabaseEnabled: false },
    }),
    oneResource("on, in an older domain", "aws:elasticsearch/domain:Domain", {
      advancedSecurityOptions: { enabled: true },
    }),
  ],
  bad: [
    oneResource("off", "aws:opensearch/domain:Domain", { advancedSecurityOptions: { enabled: false } }),
    oneResource("not said", "aws:elasticsearch/domain:Domain", { elasticsearchVersion: "7.10" }),
  ],
};
