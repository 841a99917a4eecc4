import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "errors",
      resources: {
        live: { type: "aws:apigateway/stage:Stage", properties: { stageName: "live" } },
        all: {
          type: "aws:apigateway/methodSettings:MethodSettings",
          properties: {
            stageName: "${live.stageName}",
            methodPath: "*/*",
            settings: { loggingLevel: "ERROR" },
          },
        },
      },
    },
    {
      title: "everything",
      resources: {
        live: { type: "aws:apigateway/stage:Stage", properties: { stageName: "live" } },
        all: {
          type: "aws:apigateway/methodSettings:MethodSettings",
          properties: {
            stageName: "${live.stageName}",
            methodPath: "*/*",
            settings: { loggingLevel: "INFO", metricsEnabled: true },
          },
        },
      },
    },
  ],
  bad: [
    oneResource("nothing", "aws:apigateway/stage:Stage", { stageName: "live" }),
    {
      title: "switched off",
      resources: {
        live: { type: "aws:apigateway/stage:Stage", properties: { stageName: "live" } },
        all: {
          type: "aws:apigateway/methodSettings:MethodSettings",
          properties: {
            stageName: "${live.stageName}",
            methodPath: "*/*",
            settings: { loggingLevel: "OFF" },
          },
        },
      },
    },
  ],
};
