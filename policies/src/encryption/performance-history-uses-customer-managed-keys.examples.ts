import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key", "aws:rds/instance:Instance", {
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
    oneResource("no history", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: false,
    }),
    oneResource("a key for the cluster", "aws:rds/cluster:Cluster", {
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    }),
  ],
  bad: [
    oneResource("no key", "aws:rds/instance:Instance", {
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "",
    }),
    oneResource("no key for a member", "aws:rds/clusterInstance:ClusterInstance", {
      performanceInsightsEnabled: true,
    }),
  ],
};
