import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const notebooksInANetwork: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/notebooks-in-a-network",
  title: "Notebooks stand in a network of yours",
  severity: "medium",
  rationale:
    "Outside a network of yours no security group, flow log or endpoint policy sees what the notebook does.",
  fix: "Set subnetId and securityGroups.",
  failure: "it stands in a network of AWS",
  requires: {
    "aws:sagemaker/notebookInstance:NotebookInstance": (notebook) => notebook.isWired("subnetId"),
  },
});
