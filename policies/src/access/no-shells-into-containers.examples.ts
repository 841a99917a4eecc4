import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the default",
      resources: {
        shop: {
          type: "aws:ecs/service:Service",
          properties: {
            desiredCount: 2,
          },
        },
      },
    },
    {
      title: "switched off",
      resources: {
        shop: {
          type: "aws:ecs/service:Service",
          properties: {
            enableExecuteCommand: false,
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "switched on",
      resources: {
        shop: {
          type: "aws:ecs/service:Service",
          properties: {
            enableExecuteCommand: true,
          },
        },
      },
    },
    {
      title: "switched on for one of two services",
      failing: ["debug"],
      resources: {
        shop: {
          type: "aws:ecs/service:Service",
          properties: {
            desiredCount: 2,
          },
        },
        debug: {
          type: "aws:ecs/service:Service",
          properties: {
            enableExecuteCommand: true,
          },
        },
      },
    },
  ],
};
