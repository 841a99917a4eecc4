import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "tokens required",
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            metadataOptions: {
              httpTokens: "required",
            },
          },
        },
        template: {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          properties: {
            metadataOptions: {
              httpTokens: "required",
            },
          },
        },
        older: {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          properties: {
            metadataOptions: {
              httpTokens: "required",
            },
          },
        },
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            instanceMetadataServiceConfiguration: {
              minimumInstanceMetadataServiceVersion: "2",
            },
          },
        },
      },
    },
    {
      title: "no metadata service at all",
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            metadataOptions: {
              httpEndpoint: "disabled",
            },
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["web", "template", "older", "notebook"],
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            instanceType: "m7g.large",
          },
        },
        template: {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          properties: {
            instanceType: "m7g.large",
          },
        },
        older: {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          properties: {
            instanceType: "m5.large",
          },
        },
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            instanceType: "ml.t3.medium",
          },
        },
      },
    },
    {
      title: "tokens optional",
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            metadataOptions: {
              httpTokens: "optional",
              httpEndpoint: "enabled",
            },
          },
        },
      },
    },
  ],
};
