import { anyOf } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const machinesHaveARole: Rule = defineGraphRule<ResourceTypes>({
  id: "access/machines-have-a-role",
  title: "Machines have a role of their own",
  severity: "low",
  rationale:
    "A program on a machine without a role is given keys in its settings, which are copied and never changed.",
  fix: "Set iamInstanceProfile.",
  failure: "it has no role",
  requires: {
    "aws:ec2/instance:Instance": (instance) =>
      anyOf(instance.isWired("iamInstanceProfile"), instance.isWired("launchTemplate")),
  },
});
