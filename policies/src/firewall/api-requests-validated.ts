import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const apiRequestsValidated: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/api-requests-validated",
  title: "APIs check requests before they pass them on",
  severity: "low",
  rationale:
    "Requests of a wrong shape reach the code behind the API, which is where injections and crashes happen.",
  fix: "Set requestValidatorId of the method.",
  failure: "requests are passed on unchecked",
  requires: {
    "aws:apigateway/method:Method": (method) =>
      anyOf(method.isWired("requestValidatorId"), method.get("httpMethod").oneOf(["OPTIONS"])),
  },
});
