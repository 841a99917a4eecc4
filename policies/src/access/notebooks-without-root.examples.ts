import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "ordinary users",
      resources: {
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            rootAccess: "Disabled",
          },
        },
      },
    },
    {
      title: "two notebooks",
      resources: {
        one: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            rootAccess: "Disabled",
          },
        },
        two: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            rootAccess: "Disabled",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the default",
      resources: {
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            instanceType: "ml.t3.medium",
          },
        },
      },
    },
    {
      title: "said so",
      resources: {
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: {
            rootAccess: "Enabled",
          },
        },
      },
    },
  ],
};
