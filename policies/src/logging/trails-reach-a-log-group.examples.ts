import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a trail with a log group of the stack",
      resources: {
        group: { type: "aws:cloudwatch/logGroup:LogGroup", properties: { name: "/audit" } },
        audit: {
          type: "aws:cloudtrail/trail:Trail",
          properties: { s3BucketName: "audit", cloudWatchLogsGroupArn: "${group.arn}:*" },
        },
      },
    },
    oneResource("a trail with a log group made elsewhere", "aws:cloudtrail/trail:Trail", {
      cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:/audit:*",
    }),
  ],
  bad: [
    oneResource("a trail that only fills a bucket", "aws:cloudtrail/trail:Trail", { s3BucketName: "audit" }),
    oneResource("an empty name", "aws:cloudtrail/trail:Trail", { cloudWatchLogsGroupArn: "" }),
  ],
};
