import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

function denying(Action: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action },
      {
        Effect: "Deny",
        Principal: "*",
        Action,
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "policies of their own",
      resources: {
        orders: { type: "aws:sqs/queue:Queue", properties: { name: "orders" } },
        "orders-policy": {
          type: "aws:sqs/queuePolicy:QueuePolicy",
          properties: { queueUrl: "${orders.id}", policy: denying("sqs:*") },
        },
        placed: { type: "aws:sns/topic:Topic", properties: { name: "placed" } },
        "placed-policy": {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: { arn: "${placed.arn}", policy: denying("sns:Publish") },
        },
      },
    },
    oneResource("a policy in the queue", "aws:sqs/queue:Queue", { policy: denying("sqs:SendMessage") }),
  ],
  bad: [
    oneResource("a queue alone", "aws:sqs/queue:Queue", { name: "orders" }),
    oneResource("a topic whose policy says nothing of TLS", "aws:sns/topic:Topic", {
      policy: JSON.stringify({
        Statement: [{ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: "*" }],
      }),
    }),
  ],
};
