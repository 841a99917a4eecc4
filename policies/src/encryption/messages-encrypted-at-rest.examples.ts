import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a topic and a queue under one key",
      resources: {
        key: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        placed: { type: "aws:sns/topic:Topic", properties: { kmsMasterKeyId: "${key.arn}" } },
        fulfilment: { type: "aws:sqs/queue:Queue", properties: { kmsMasterKeyId: "${key.arn}" } },
      },
    },
    oneResource("a queue left at the default", "aws:sqs/queue:Queue", { name: "fulfilment" }),
    oneResource("a stream under a key", "aws:kinesis/stream:Stream", {
      encryptionType: "KMS",
      kmsKeyId: "alias/aws/kinesis",
    }),
    oneResource(
      "a delivery stream that reads from a stream",
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      {
        kinesisSourceConfiguration: {
          kinesisStreamArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
        },
      },
    ),
  ],
  bad: [
    oneResource("a topic left at the default", "aws:sns/topic:Topic", { name: "placed" }),
    oneResource("a queue that says no", "aws:sqs/queue:Queue", { sqsManagedSseEnabled: false }),
    oneResource("a stream left at the default", "aws:kinesis/stream:Stream", { shardCount: 1 }),
    oneResource("a delivery stream", "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", {
      destination: "extended_s3",
    }),
  ],
};
