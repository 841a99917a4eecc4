import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("told", "aws:cloudformation/stack:Stack", {
      notificationArns: ["arn:aws:sns:eu-west-1:123456789012:operations"],
    }),
    {
      title: "told to a topic of the stack",
      resources: {
        operations: { type: "aws:sns/topic:Topic", properties: { name: "operations" } },
        network: {
          type: "aws:cloudformation/stack:Stack",
          properties: { notificationArns: ["${operations.arn}"] },
        },
      },
    },
  ],
  bad: [
    oneResource("not told", "aws:cloudformation/stack:Stack", { name: "network" }),
    oneResource("an empty list", "aws:cloudformation/stack:Stack", { name: "network", notificationArns: [] }),
  ],
};
