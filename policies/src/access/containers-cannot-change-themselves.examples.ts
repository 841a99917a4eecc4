import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one container",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions: '[{"name": "shop", "readonlyRootFilesystem": true}]',
          },
        },
      },
    },
    {
      title: "read-only root file systems",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions:
              '[{"name": "shop", "readonlyRootFilesystem": true}, {"name": "log", "readonlyRootFilesystem": true}]',
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the default, which can be written",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions: '[{"name": "shop"}]',
          },
        },
      },
    },
    {
      title: "one of two",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions:
              '[{"name": "shop", "readonlyRootFilesystem": true}, {"name": "log", "readonlyRootFilesystem": false}]',
          },
        },
      },
    },
  ],
};
