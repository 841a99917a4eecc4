import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const pipelinesKeptInARepository: Rule = defineRule<ResourceTypes>({
  id: "access/pipelines-kept-in-a-repository",
  title: "Pipelines of data factories are kept in a repository",
  severity: "low",
  rationale: "Changes made in the portal are live at once, reviewed by nobody, and cannot be taken back.",
  fix: "Set repoConfiguration.",
  failure: "changes are made without a repository",
  requires: {
    "azure-native:datafactory:Factory": (factory) => factory.get("repoConfiguration").isSet(),
    "azure-native:synapse:Workspace": (workspace) =>
      workspace.get("workspaceRepositoryConfiguration").isSet(),
  },
});
