import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a day", "aws:rds/cluster:Cluster", { engine: "aurora-mysql", backtrackWindow: 86400 }),
    oneResource("PostgreSQL, which cannot", "aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }),
  ],
  bad: [
    oneResource("off", "aws:rds/cluster:Cluster", { engine: "aurora-mysql", backtrackWindow: 0 }),
    oneResource("the default", "aws:rds/cluster:Cluster", { engine: "aurora-mysql" }),
  ],
};
