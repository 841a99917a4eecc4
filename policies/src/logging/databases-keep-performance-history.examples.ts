import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a database", "aws:rds/instance:Instance", { performanceInsightsEnabled: true }),
    oneResource("a member of an Aurora cluster", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: true,
    }),
  ],
  bad: [
    oneResource("a database left at the default", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("a member of an Aurora cluster that says no", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: false,
    }),
  ],
};
