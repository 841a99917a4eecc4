import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const requestsTraced: Rule = defineRule<ResourceTypes>({
  id: "logging/requests-traced",
  title: "Requests are traced through functions, APIs and workflows",
  severity: "low",
  rationale:
    "One request passes many small parts; without a trace nobody finds the one that is slow or fails, nor the way an attacker took.",
  fix: "Set tracingConfig.mode Active (Lambda), xrayTracingEnabled: true (API stages), tracingConfiguration.enabled: true (Step Functions), xrayEnabled: true (AppSync).",
  failure: "requests are not traced",
  requires: {
    "aws:lambda/function:Function": (lambda) => lambda.get("tracingConfig").get("mode").oneOf(["Active"]),
    "aws:apigateway/stage:Stage": (stage) => stage.get("xrayTracingEnabled").equals(true),
    "aws:sfn/stateMachine:StateMachine": (machine) =>
      machine.get("tracingConfiguration").get("enabled").equals(true),
    "aws:appsync/graphQLApi:GraphQLApi": (api) => api.get("xrayEnabled").equals(true),
  },
  remedies: {
    "aws:lambda/function:Function": { set: { tracingConfig: { mode: "Active" } } },
    "aws:apigateway/stage:Stage": { set: { xrayTracingEnabled: true } },
    "aws:sfn/stateMachine:StateMachine": { set: { tracingConfiguration: { enabled: true } } },
    "aws:appsync/graphQLApi:GraphQLApi": { set: { xrayEnabled: true } },
  },
});
