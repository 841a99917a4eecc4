import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a secret rotated every month",
      resources: {
        payment: { type: "aws:secretsmanager/secret:Secret", properties: { name: "payment" } },
        rotation: {
          type: "aws:secretsmanager/secretRotation:SecretRotation",
          properties: { secretId: "${payment.id}", rotationRules: { automaticallyAfterDays: 30 } },
        },
      },
    },
    {
      title: "a secret rotated by a calendar",
      resources: {
        payment: { type: "aws:secretsmanager/secret:Secret", properties: { name: "payment" } },
        rotation: {
          type: "aws:secretsmanager/secretRotation:SecretRotation",
          properties: { secretId: "${payment.arn}", rotationRules: { scheduleExpression: "rate(30 days)" } },
        },
      },
    },
  ],
  bad: [
    oneResource("a secret alone", "aws:secretsmanager/secret:Secret", { name: "payment" }),
    {
      title: "a secret rotated once a year",
      failing: ["rotation"],
      resources: {
        payment: { type: "aws:secretsmanager/secret:Secret", properties: { name: "payment" } },
        rotation: {
          type: "aws:secretsmanager/secretRotation:SecretRotation",
          properties: { secretId: "${payment.id}", rotationRules: { automaticallyAfterDays: 365 } },
        },
      },
    },
    oneResource("a rotation once in half a year", "aws:secretsmanager/secretRotation:SecretRotation", {
      rotationRules: { scheduleExpression: "rate(180 days)" },
    }),
  ],
};
