import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("its own", "azure-native:synapse:BigDataPool", {
      isComputeIsolationEnabled: true,
      nodeSize: "XXXLarge",
    }),
    oneResource("its own, scaled", "azure-native:synapse:BigDataPool", {
      isComputeIsolationEnabled: true,
      autoScale: { enabled: true, minNodeCount: 3, maxNodeCount: 5 },
    }),
  ],
  bad: [
    oneResource("shared", "azure-native:synapse:BigDataPool", { isComputeIsolationEnabled: false }),
    oneResource("the default", "azure-native:synapse:BigDataPool", { nodeCount: 3 }),
  ],
};
