import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const stackChangesNotified: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/stack-changes-notified",
  title: "Changes of CloudFormation stacks are told to somebody",
  severity: "low",
  rationale: "A change that nobody made on purpose is otherwise noticed when something breaks.",
  fix: "Set notificationArns.",
  failure: "changes are told to nobody",
  requires: {
    "aws:cloudformation/stack:Stack": (stack) => stack.isWired("notificationArns"),
  },
});
