import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const notebooksWithoutRoot: Rule = defineRule<ResourceTypes>({
  id: "access/notebooks-without-root",
  title: "Users of notebooks are not root on them",
  severity: "low",
  rationale:
    "As root, a user switches off the logs and limits of the notebook and takes whatever its role may read.",
  fix: "Set rootAccess to Disabled, and install what is needed in a lifecycle configuration.",
  failure: "its users are root",
  requires: {
    "aws:sagemaker/notebookInstance:NotebookInstance": (notebook) =>
      notebook.get("rootAccess").orElse("Enabled").oneOf(["Disabled"]),
  },
  remedies: {
    "aws:sagemaker/notebookInstance:NotebookInstance": { set: { rootAccess: "Disabled" } },
  },
});
