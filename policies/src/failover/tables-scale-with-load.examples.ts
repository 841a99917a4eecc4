import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("by request", "aws:dynamodb/table:Table", { billingMode: "PAY_PER_REQUEST" }),
    {
      title: "scaled",
      resources: {
        orders: {
          type: "aws:dynamodb/table:Table",
          properties: { name: "orders", billingMode: "PROVISIONED", readCapacity: 5 },
        },
        scaling: {
          type: "aws:appautoscaling/target:Target",
          properties: { resourceId: "table/${orders.name}", maxCapacity: 50, minCapacity: 5 },
        },
      },
    },
  ],
  bad: [
    oneResource("fixed", "aws:dynamodb/table:Table", {
      billingMode: "PROVISIONED",
      readCapacity: 5,
      writeCapacity: 5,
    }),
    oneResource("the default", "aws:dynamodb/table:Table", { name: "orders", readCapacity: 5 }),
  ],
};
