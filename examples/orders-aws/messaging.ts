import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { RedriveAllowPolicy } from "@pulumi/aws/sqs/redriveAllowPolicy.js";
import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "./keys.ts";
import { policyDocument, refusePlainHttp } from "./policy.ts";
import { tags } from "./tags.ts";

export interface Messaging {
  placed: Topic;
  fulfilment: Queue;
  deadLetters: Queue;
}

const fourteenDays = 14 * 24 * 60 * 60;

export function createMessaging(keys: Keys, accountId: pulumi.Input<string>): Messaging {
  const placed = new Topic("placed", {
    displayName: "Orders placed",
    kmsMasterKeyId: keys.data.arn,
    signatureVersion: 2,
    tags: tags("customer"),
  });
  new TopicPolicy("placed", {
    arn: placed.arn,
    policy: policyDocument([
      {
        Sid: "OwnAccountPublishes",
        Effect: "Allow",
        Principal: { AWS: [pulumi.interpolate`arn:aws:iam::${accountId}:root`] },
        Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes"],
        Resource: placed.arn,
      },
      refusePlainHttp("sns:Publish", placed.arn),
    ]),
  });

  const deadLetters = new Queue("fulfilment-dead-letters", {
    kmsMasterKeyId: keys.data.arn,
    messageRetentionSeconds: fourteenDays,
    tags: tags("customer"),
  });
  const fulfilment = new Queue("fulfilment", {
    kmsMasterKeyId: keys.data.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: fourteenDays,
    visibilityTimeoutSeconds: 120,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 5 }),
    tags: tags("customer"),
  });
  new RedriveAllowPolicy("fulfilment-dead-letters", {
    queueUrl: deadLetters.id,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [fulfilment.arn],
    }),
  });
  new QueuePolicy("fulfilment-dead-letters", {
    queueUrl: deadLetters.id,
    policy: policyDocument([refusePlainHttp("sqs:*", deadLetters.arn)]),
  });
  new QueuePolicy("fulfilment", {
    queueUrl: fulfilment.id,
    policy: policyDocument([
      {
        Sid: "PlacedOrdersArrive",
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: fulfilment.arn,
        Condition: { ArnEquals: { "aws:SourceArn": placed.arn } },
      },
      refusePlainHttp("sqs:*", fulfilment.arn),
    ]),
  });
  new TopicSubscription("fulfilment", { topic: placed.arn, protocol: "sqs", endpoint: fulfilment.arn });
  return { placed, fulfilment, deadLetters };
}
