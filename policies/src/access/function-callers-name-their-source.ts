import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Alexa names the skill in a token of its own. */
const IS_AWS_SERVICE = /^(?!alexa-).*\.amazonaws\.com$/;

export const functionCallersNameTheirSource: Rule = defineRule<ResourceTypes>({
  id: "access/function-callers-name-their-source",
  title: "Services may call a function only for a named source",
  severity: "medium",
  rationale:
    "A permission for sns.amazonaws.com alone lets the topics of all customers of AWS call the function (the confused deputy).",
  fix: "Set sourceArn to the topic, bucket, rule or API that calls, and sourceAccount where the ARN has no account.",
  failure: "the service may call it on behalf of any AWS customer",
  requires: {
    "aws:lambda/permission:Permission": (permission) =>
      anyOf(
        not(permission.get("principal").text((principal) => IS_AWS_SERVICE.test(principal))),
        permission.isWired("sourceArn"),
        permission.isWired("sourceAccount"),
        permission.isWired("principalOrgId"),
      ),
  },
});
