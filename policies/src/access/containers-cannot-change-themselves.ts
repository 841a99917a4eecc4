import { defineRule, each, inJson, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface Container {
  readonly readonlyRootFilesystem?: boolean;
}

export const containersCannotChangeThemselves: Rule = defineRule<ResourceTypes>({
  id: "access/containers-cannot-change-themselves",
  title: "The root file system of containers is read-only",
  severity: "low",
  rationale:
    "Where the file system can be written, whoever breaks in installs tools, changes the program and stays.",
  fix: "Set readonlyRootFilesystem to true in each container definition, and mount a volume where the program must write.",
  failure: "a container may write to its root file system",
  requires: {
    "aws:ecs/taskDefinition:TaskDefinition": (task) =>
      task
        .get("containerDefinitions")
        .json<readonly Container[]>()
        .every((container) => container.get("readonlyRootFilesystem").equals(true)),
  },
  remedies: {
    "aws:ecs/taskDefinition:TaskDefinition": {
      set: { containerDefinitions: inJson<readonly Container[]>(each({ readonlyRootFilesystem: true })) },
      replaces: "A task definition never changes; a new revision is registered.",
    },
  },
});
