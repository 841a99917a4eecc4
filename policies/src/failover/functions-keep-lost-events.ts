import type { Reference } from "@rampart/core/graph";
import { anyOf, yes } from "@rampart/core/value";
import { isWiredInside, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const TO_FUNCTION = ["aws:lambda/function:Function"];
const DESTINATIONS: Reference = {
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  through: "functionName",
  to: TO_FUNCTION,
};
/** Where somebody waits for the answer, or the events stay where they come from. */
const ASKED: readonly Reference[] = [
  { type: "aws:lambda/eventSourceMapping:EventSourceMapping", through: "functionName", to: TO_FUNCTION },
  { type: "aws:lambda/functionUrl:FunctionUrl", through: "functionName", to: TO_FUNCTION },
];
const CALLERS: Reference = { type: "aws:lambda/permission:Permission", through: "function", to: TO_FUNCTION };
const WAITING =
  /^(?:apigateway|elasticloadbalancing|cognito-idp|secretsmanager|lex|alexa-appkit|bedrock|appsync)\.amazonaws\.com$/;

interface InvokeConfig {
  readonly destinationConfig?: { readonly onFailure?: { readonly destination: string } };
}

interface Permission {
  readonly principal: string;
}

export const functionsKeepLostEvents: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/functions-keep-lost-events",
  title: "Functions keep events that they could not process",
  severity: "low",
  rationale: "An event that fails three times is thrown away without a trace.",
  fix: "Set deadLetterConfig.targetArn, or add an aws.lambda.FunctionEventInvokeConfig with destinationConfig.onFailure.",
  failure: "an event that fails three times is lost",
  requires: {
    "aws:lambda/function:Function": (lambda, { graph }) =>
      anyOf(
        isWiredInside(lambda, "deadLetterConfig", lambda.get("deadLetterConfig").get("targetArn")),
        someAttached<InvokeConfig>(graph, lambda, DESTINATIONS, (config) =>
          isWiredInside(
            config,
            "destinationConfig",
            config.get("destinationConfig").get("onFailure").get("destination"),
          ),
        ),
        ...ASKED.map((reference) => someAttached(graph, lambda, reference, () => yes())),
        someAttached<Permission>(graph, lambda, CALLERS, (permission) =>
          permission.get("principal").text((principal) => WAITING.test(principal)),
        ),
      ),
  },
});
