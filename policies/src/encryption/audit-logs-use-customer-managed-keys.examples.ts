import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a trail and a log group under one key",
      resources: {
        key: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        audit: { type: "aws:cloudtrail/trail:Trail", properties: { kmsKeyId: "${key.arn}" } },
        service: { type: "aws:cloudwatch/logGroup:LogGroup", properties: { kmsKeyId: "${key.arn}" } },
      },
    },
    oneResource("a key made elsewhere", "aws:cloudtrail/trail:Trail", {
      kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    }),
  ],
  bad: [
    oneResource("a trail left at the default", "aws:cloudtrail/trail:Trail", { name: "audit" }),
    oneResource("an event data store", "aws:cloudtrail/eventDataStore:EventDataStore", { name: "audit" }),
    oneResource("a log group", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 400 }),
  ],
};
