import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("no way out", "aws:sagemaker/notebookInstance:NotebookInstance", {
      directInternetAccess: "Disabled",
      subnetId: "subnet-1",
    }),
    oneResource("a domain inside a network", "aws:sagemaker/domain:Domain", {
      appNetworkAccessType: "VpcOnly",
    }),
  ],
  bad: [
    oneResource("allowed", "aws:sagemaker/notebookInstance:NotebookInstance", {
      directInternetAccess: "Enabled",
    }),
    oneResource("the default", "aws:sagemaker/notebookInstance:NotebookInstance", {
      instanceType: "ml.t3.medium",
    }),
    oneResource("a domain", "aws:sagemaker/domain:Domain", { appNetworkAccessType: "PublicInternetOnly" }),
  ],
};
