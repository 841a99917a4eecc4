import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("three", "aws:opensearch/domain:Domain", {
      clusterConfig: { dedicatedMasterEnabled: true, dedicatedMasterCount: 3, instanceCount: 3 },
    }),
    oneResource("as many as is the default", "aws:elasticsearch/domain:Domain", {
      clusterConfig: { dedicatedMasterEnabled: true },
    }),
  ],
  bad: [
    oneResource("none", "aws:opensearch/domain:Domain", { clusterConfig: { instanceCount: 3 } }),
    oneResource("one", "aws:elasticsearch/domain:Domain", {
      clusterConfig: { dedicatedMasterEnabled: true, dedicatedMasterCount: 1 },
    }),
  ],
};
