import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("current", "aws:rds/instance:Instance", { caCertIdentifier: "rds-ca-rsa2048-g1" }),
    oneResource("the default", "aws:rds/clusterInstance:ClusterInstance", { engine: "aurora-postgresql" }),
  ],
  bad: [
    oneResource("of 2019", "aws:rds/instance:Instance", { caCertIdentifier: "rds-ca-2019" }),
    oneResource("of 2015", "aws:rds/clusterInstance:ClusterInstance", { caCertIdentifier: "rds-ca-2015" }),
  ],
};
