import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("off", "aws:apigateway/methodSettings:MethodSettings", {
      settings: { dataTraceEnabled: false, loggingLevel: "INFO" },
    }),
    oneResource("not said", "aws:apigatewayv2/stage:Stage", {
      defaultRouteSettings: { loggingLevel: "INFO" },
    }),
  ],
  bad: [
    oneResource("on", "aws:apigateway/methodSettings:MethodSettings", {
      settings: { dataTraceEnabled: true, loggingLevel: "INFO" },
    }),
    oneResource("on for a WebSocket API", "aws:apigatewayv2/stage:Stage", {
      defaultRouteSettings: { dataTraceEnabled: true },
    }),
  ],
};
