import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("two roles", "aws:ecs/taskDefinition:TaskDefinition", {
      taskRoleArn: "arn:aws:iam::123456789012:role/orders",
      executionRoleArn: "arn:aws:iam::123456789012:role/start",
    }),
    oneResource("no role for the container", "aws:ecs/taskDefinition:TaskDefinition", {
      executionRoleArn: "arn:aws:iam::123456789012:role/start",
    }),
  ],
  bad: [
    oneResource("one role", "aws:ecs/taskDefinition:TaskDefinition", {
      taskRoleArn: "arn:aws:iam::123456789012:role/start",
      executionRoleArn: "arn:aws:iam::123456789012:role/start",
    }),
    oneResource("one role, written twice", "aws:ecs/taskDefinition:TaskDefinition", {
      family: "orders",
      taskRoleArn: "arn:aws:iam::123456789012:role/all",
      executionRoleArn: "arn:aws:iam::123456789012:role/all",
    }),
  ],
};
