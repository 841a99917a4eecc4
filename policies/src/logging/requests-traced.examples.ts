import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a function", "aws:lambda/function:Function", { tracingConfig: { mode: "Active" } }),
    oneResource("a stage of a REST API", "aws:apigateway/stage:Stage", { xrayTracingEnabled: true }),
  ],
  bad: [
    oneResource("a function that leaves it to its callers", "aws:lambda/function:Function", {
      tracingConfig: { mode: "PassThrough" },
    }),
    oneResource("a stage left at the default", "aws:apigateway/stage:Stage", { stageName: "live" }),
    oneResource("a workflow left at the default", "aws:sfn/stateMachine:StateMachine", { type: "EXPRESS" }),
    oneResource("a GraphQL API left at the default", "aws:appsync/graphQLApi:GraphQLApi", { name: "shop" }),
  ],
};
