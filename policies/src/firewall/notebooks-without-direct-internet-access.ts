import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const notebooksWithoutDirectInternetAccess: Rule = defineRule<ResourceTypes>({
  id: "firewall/notebooks-without-direct-internet-access",
  title: "Notebooks have no direct way to the internet",
  severity: "high",
  rationale:
    "Code in a notebook runs with the rights of a data scientist; over a direct way out it sends what it reads to anywhere.",
  fix: "Set directInternetAccess to Disabled and give the notebook a subnet.",
  failure: "it reaches the internet directly",
  requires: {
    "aws:sagemaker/domain:Domain": (domain) => domain.get("appNetworkAccessType").oneOf(["VpcOnly"]),
    "aws:sagemaker/notebookInstance:NotebookInstance": (notebook) =>
      notebook.get("directInternetAccess").oneOf(["Disabled"]),
  },
});
