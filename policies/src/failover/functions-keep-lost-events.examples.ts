import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a queue", "aws:lambda/function:Function", {
      deadLetterConfig: { targetArn: "arn:aws:sqs:eu-west-1:123456789012:lost" },
    }),
    {
      title: "behind an API",
      resources: {
        orders: { type: "aws:lambda/function:Function", properties: { name: "orders" } },
        api: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "${orders.name}",
            principal: "apigateway.amazonaws.com",
            action: "lambda:InvokeFunction",
          },
        },
      },
    },
    {
      title: "a destination",
      resources: {
        orders: { type: "aws:lambda/function:Function", properties: { name: "orders" } },
        lost: {
          type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
          properties: {
            functionName: "${orders.name}",
            destinationConfig: { onFailure: { destination: "arn:aws:sqs:eu-west-1:123456789012:lost" } },
          },
        },
      },
    },
    {
      title: "from a queue, which keeps them",
      resources: {
        orders: { type: "aws:lambda/function:Function", properties: { name: "orders" } },
        queue: {
          type: "aws:lambda/eventSourceMapping:EventSourceMapping",
          properties: {
            functionName: "${orders.name}",
            eventSourceArn: "arn:aws:sqs:eu-west-1:123456789012:orders",
          },
        },
      },
    },
  ],
  bad: [
    oneResource("nothing", "aws:lambda/function:Function", { name: "orders" }),
    {
      title: "called by events",
      resources: {
        orders: { type: "aws:lambda/function:Function", properties: { name: "orders" } },
        daily: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "${orders.name}",
            principal: "events.amazonaws.com",
            action: "lambda:InvokeFunction",
          },
        },
      },
    },
  ],
};
