import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a later version", "aws:rds/instance:Instance", {
      engine: "postgres",
      engineVersion: "16.4",
    }),
    oneResource("another engine", "aws:rds/cluster:Cluster", {
      engine: "aurora-mysql",
      engineVersion: "11.6",
    }),
  ],
  bad: [
    oneResource("an affected version", "aws:rds/instance:Instance", {
      engine: "postgres",
      engineVersion: "13.2",
    }),
    oneResource("an affected version of Aurora", "aws:rds/cluster:Cluster", {
      engine: "aurora-postgresql",
      engineVersion: "11.8",
    }),
  ],
};
