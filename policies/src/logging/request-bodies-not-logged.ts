import { not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const requestBodiesNotLogged: Rule = defineRule<ResourceTypes>({
  id: "logging/request-bodies-not-logged",
  title: "Logs of APIs hold no bodies of requests",
  severity: "medium",
  rationale:
    "Data trace writes every request and answer in full, passwords and card numbers with them, into a log that many may read.",
  fix: "Set settings.dataTraceEnabled to false.",
  failure: "requests and answers are logged in full",
  requires: {
    "aws:apigateway/methodSettings:MethodSettings": (method) =>
      not(method.get("settings").get("dataTraceEnabled").equals(true)),
    "aws:apigatewayv2/stage:Stage": (stage) =>
      not(stage.get("defaultRouteSettings").get("dataTraceEnabled").equals(true)),
  },
  remedies: {
    "aws:apigateway/methodSettings:MethodSettings": { set: { settings: { dataTraceEnabled: false } } },
    "aws:apigatewayv2/stage:Stage": { set: { defaultRouteSettings: { dataTraceEnabled: false } } },
  },
});
