import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a table and a volume by their ARNs",
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            resources: [
              "arn:aws:dynamodb:eu-west-1:123456789012:table/sessions",
              "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a queue, which AWS Backup does not back up",
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            resources: ["arn:aws:sqs:eu-west-1:123456789012:orders"],
          },
        },
      },
    },
  ],
};
