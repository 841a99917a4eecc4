import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

export interface Messaging {
  placed: Topic;
  fulfilment: Queue;
}

export function createMessaging(): Messaging {
  const placed = new Topic("placed", { displayName: "Orders placed", tags: tags("customer") });
  new TopicPolicy("placed", {
    arn: placed.arn,
    policy: policyDocument([
      { Effect: "Allow", Principal: { AWS: "*" }, Action: "sns:Publish", Resource: placed.arn },
    ]),
  });

  const fulfilment = new Queue("fulfilment", {
    sqsManagedSseEnabled: false,
    visibilityTimeoutSeconds: 120,
    receiveWaitTimeSeconds: 20,
    tags: tags("customer"),
  });
  new QueuePolicy("fulfilment", {
    queueUrl: fulfilment.id,
    policy: policyDocument([
      { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: fulfilment.arn },
    ]),
  });
  new TopicSubscription("fulfilment", { topic: placed.arn, protocol: "sqs", endpoint: fulfilment.arn });
  return { placed, fulfilment };
}
