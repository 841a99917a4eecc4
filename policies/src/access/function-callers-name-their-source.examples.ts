import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one topic, one account",
      resources: {
        topic: {
          type: "aws:sns/topic:Topic",
          properties: {
            name: "placed",
          },
        },
        placed: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "sns.amazonaws.com",
            sourceArn: "${topic.arn}",
          },
        },
        secret: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "secretsmanager.amazonaws.com",
            sourceAccount: "123456789012",
          },
        },
      },
    },
    {
      title: "an account, and a skill",
      resources: {
        account: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "123456789012",
          },
        },
        skill: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "alexa-appkit.amazon.com",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a service for whomever",
      resources: {
        topic: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "sns.amazonaws.com",
          },
        },
      },
    },
    {
      title: "another one beside a good one",
      failing: ["api"],
      resources: {
        api: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "apigateway.amazonaws.com",
          },
        },
        bucket: {
          type: "aws:lambda/permission:Permission",
          properties: {
            function: "f",
            action: "lambda:InvokeFunction",
            principal: "s3.amazonaws.com",
            sourceArn: "arn:aws:s3:::shop",
          },
        },
      },
    },
  ],
};
