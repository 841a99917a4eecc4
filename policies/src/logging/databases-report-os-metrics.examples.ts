import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a database", "aws:rds/instance:Instance", { monitoringInterval: 60 }),
    oneResource("a member of an Aurora cluster", "aws:rds/clusterInstance:ClusterInstance", {
      monitoringInterval: 30,
    }),
  ],
  bad: [
    oneResource("a database left at the default", "aws:rds/instance:Instance", { engine: "postgres" }),
    oneResource("a member of an Aurora cluster", "aws:rds/clusterInstance:ClusterInstance", {
      monitoringInterval: 0,
    }),
    {
      title: "a role for metrics that are not taken",
      failing: ["orders", "carts"],
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { monitoringRoleArn: "arn:aws:iam::123456789012:role/metrics" },
        },
        carts: {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: {
            monitoringRoleArn: "arn:aws:iam::123456789012:role/metrics",
            monitoringInterval: 0,
          },
        },
      },
    },
  ],
};
