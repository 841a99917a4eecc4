import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a circuit breaker, or alarms",
      resources: {
        orders: {
          type: "aws:ecs/service:Service",
          properties: { deploymentCircuitBreaker: { enable: true, rollback: true } },
        },
        billing: {
          type: "aws:ecs/service:Service",
          properties: { alarms: { enable: true, rollback: true, alarmNames: ["billing-errors"] } },
        },
      },
    },
    {
      title: "a deployment by CodeDeploy, and a daemon",
      resources: {
        shop: {
          type: "aws:ecs/service:Service",
          properties: { deploymentController: { type: "CODE_DEPLOY" } },
        },
        agent: { type: "aws:ecs/service:Service", properties: { schedulingStrategy: "DAEMON" } },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      resources: { orders: { type: "aws:ecs/service:Service", properties: { desiredCount: 3 } } },
    },
    {
      title: "a circuit breaker that stops and does not go back",
      resources: {
        orders: {
          type: "aws:ecs/service:Service",
          properties: { deploymentCircuitBreaker: { enable: true, rollback: false } },
        },
      },
    },
  ],
};
