import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const noShellsIntoContainers: Rule = defineRule<ResourceTypes>({
  id: "access/no-shells-into-containers",
  title: "Running containers take no shells",
  severity: "low",
  rationale:
    "Through a shell people read secrets from memory and change what runs, and no review or deployment shows it.",
  fix: "Set enableExecuteCommand to false; turn it on for an incident, with logging of the sessions, and off again.",
  failure: "people may open shells in its containers (enableExecuteCommand)",
  requires: {
    "aws:ecs/service:Service": (service) => service.get("enableExecuteCommand").orElse(false).equals(false),
  },
  remedies: {
    "aws:ecs/service:Service": { set: { enableExecuteCommand: false } },
  },
});
