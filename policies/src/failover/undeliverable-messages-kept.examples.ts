import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a queue with its dead-letter queue",
      resources: {
        "fulfilment-dead-letters": { type: "aws:sqs/queue:Queue", properties: {} },
        fulfilment: {
          type: "aws:sqs/queue:Queue",
          properties: {
            redrivePolicy: '{"deadLetterTargetArn":"${fulfilment-dead-letters.arn}","maxReceiveCount":5}',
          },
        },
      },
    },
    {
      title: "policies in resources of their own",
      resources: {
        "billing-dead-letters": { type: "aws:sqs/queue:Queue", properties: {} },
        billing: { type: "aws:sqs/queue:Queue", properties: {} },
        redrive: {
          type: "aws:sqs/redrivePolicy:RedrivePolicy",
          properties: {
            queueUrl: "${billing.id}",
            redrivePolicy: '{"deadLetterTargetArn":"${billing-dead-letters.arn}","maxReceiveCount":5}',
          },
        },
        others: { type: "aws:sqs/queue:Queue", properties: {} },
        allow: {
          type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
          properties: { queueUrl: "${others.id}", redriveAllowPolicy: '{"redrivePermission":"allowAll"}' },
        },
      },
    },
    {
      title: "a queue and a subscription of Service Bus",
      resources: {
        fulfilment: {
          type: "azure-native:servicebus:Queue",
          properties: { defaultMessageTimeToLive: "P14D", deadLetteringOnMessageExpiration: true },
        },
        placed: {
          type: "azure-native:servicebus:Subscription",
          properties: { defaultMessageTimeToLive: "P14D", deadLetteringOnMessageExpiration: true },
        },
        commands: { type: "azure-native:servicebus:Queue", properties: { queueName: "commands" } },
      },
    },
  ],
  bad: [
    {
      title: "a queue alone",
      resources: { fulfilment: { type: "aws:sqs/queue:Queue", properties: {} } },
    },
    {
      title: "a queue beside one that has a dead-letter queue",
      failing: ["billing"],
      resources: {
        "dead-letters": { type: "aws:sqs/queue:Queue", properties: {} },
        fulfilment: {
          type: "aws:sqs/queue:Queue",
          properties: {
            redrivePolicy: '{"deadLetterTargetArn":"${dead-letters.arn}","maxReceiveCount":5}',
          },
        },
        billing: { type: "aws:sqs/queue:Queue", properties: {} },
      },
    },
    {
      title: "Service Bus that drops what expires",
      failing: ["fulfilment", "placed"],
      resources: {
        fulfilment: {
          type: "azure-native:servicebus:Queue",
          properties: { defaultMessageTimeToLive: "P14D" },
        },
        placed: {
          type: "azure-native:servicebus:Subscription",
          properties: { defaultMessageTimeToLive: "P1D", deadLetteringOnMessageExpiration: false },
        },
      },
    },
  ],
};
