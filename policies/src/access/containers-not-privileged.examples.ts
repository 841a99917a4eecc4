import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "ordinary containers",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions:
              '[{"name": "shop", "image": "shop:1"}, {"name": "log", "privileged": false}]',
          },
        },
        job: {
          type: "aws:batch/jobDefinition:JobDefinition",
          properties: {
            type: "container",
            containerProperties: '{"image": "shop:1"}',
          },
        },
      },
    },
    {
      title: "a job of several nodes",
      resources: {
        job: {
          type: "aws:batch/jobDefinition:JobDefinition",
          properties: {
            type: "multinode",
          },
        },
      },
    },
    oneResource("a build", "aws:codebuild/project:Project", {
      environment: { type: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL" },
    }),
  ],
  bad: [
    {
      title: "a privileged container beside an ordinary one",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "shop",
            containerDefinitions: '[{"name": "shop"}, {"name": "agent", "privileged": true}]',
          },
        },
      },
    },
    {
      title: "the processes of the host",
      resources: {
        task: {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          properties: {
            family: "agent",
            pidMode: "host",
            containerDefinitions: '[{"name": "agent"}]',
          },
        },
      },
    },
    {
      title: "a privileged job",
      resources: {
        job: {
          type: "aws:batch/jobDefinition:JobDefinition",
          properties: {
            type: "container",
            containerProperties: '{"image": "shop:1", "privileged": true}',
          },
        },
      },
    },
    oneResource("a build that is root on its host", "aws:codebuild/project:Project", {
      environment: { privilegedMode: true },
    }),
  ],
};
