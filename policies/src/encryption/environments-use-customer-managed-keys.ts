import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const environmentsUseCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/environments-use-customer-managed-keys",
  title: "Environment variables of functions are encrypted with keys of the customer",
  severity: "low",
  rationale:
    "Everybody who may read the configuration of the function reads its variables too; with a key of its own that takes a second permission.",
  fix: "Set kmsKeyArn to a key of your own.",
  failure: "variables are readable to everybody who may look at the function",
  requires: {
    "aws:lambda/function:Function": (lambda) =>
      anyOf(not(lambda.get("environment").get("variables").isSet()), lambda.isWired("kmsKeyArn")),
  },
});
