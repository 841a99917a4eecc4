import type { Reference } from "@rampart/core/graph";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SETTINGS: Reference = {
  type: "aws:apigateway/methodSettings:MethodSettings",
  through: "stageName",
  to: ["aws:apigateway/stage:Stage"],
};

interface Settings {
  readonly settings: { readonly loggingLevel?: string };
}

export const apisLogExecutions: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/apis-log-executions",
  title: "APIs log what they did with each request",
  severity: "low",
  rationale:
    "When an API answers with an error, the access log says that it did, and only the log of executions says why.",
  fix: "Add an aws.apigateway.MethodSettings for */* with settings.loggingLevel ERROR or INFO; for WebSocket APIs set defaultRouteSettings.loggingLevel.",
  failure: "executions are not logged",
  requires: {
    "aws:apigateway/stage:Stage": (stage, { graph }) =>
      someAttached<Settings>(graph, stage, SETTINGS, (method) =>
        method.get("settings").get("loggingLevel").oneOf(["ERROR", "INFO"]),
      ),
  },
});
