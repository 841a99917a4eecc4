import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "the tag as the selection has it",
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: { tags: { backup: "critical" } } },
      },
    },
    {
      title: "another tag: the table is not meant",
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: { tags: { backup: "none" } } },
      },
    },
  ],
  bad: [
    {
      title: "an upper-case letter too many",
      failing: ["sessions"],
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: { tags: { backup: "Critical" } } },
      },
    },
    {
      title: "a letter missing in the key",
      failing: ["sessions"],
      resources: {
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "nightly",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "critical" }],
          },
        },
        sessions: { type: "aws:dynamodb/table:Table", properties: { tags: { bakup: "critical" } } },
      },
    },
  ],
};
