import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { promising } from "./example-promises.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a table that can be wound back, with a replica in another region",
      settings: promising({ rpo: "15m" }),
      resources: {
        sessions: {
          type: "aws:dynamodb/table:Table",
          properties: {
            name: "sessions",
            pointInTimeRecovery: { enabled: true },
            replicas: [{ regionName: "eu-central-1" }],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a backup every day with the windows of AWS, where a day may be lost: it may be over eight",
      settings: promising({ rpo: "24h", copies: { regions: 1 } }),
      failing: ["settlement"],
      resources: {
        settlement: { type: "aws:ebs/volume:Volume", properties: { tags: { backup: "nightly" } } },
        nightly: {
          type: "aws:backup/plan:Plan",
          properties: { rules: [{ ruleName: "daily", schedule: "cron(0 5 ? * * *)" }] },
        },
        stores: {
          type: "aws:backup/selection:Selection",
          properties: {
            planId: "${nightly.id}",
            iamRoleArn: "arn:aws:iam::123456789012:role/backup",
            selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "nightly" }],
          },
        },
      },
    },
    {
      title: "nothing is left of the volume",
      settings: promising({ rpo: "24h" }),
      resources: { settlement: { type: "aws:ebs/volume:Volume", properties: {} } },
    },
  ],
};
