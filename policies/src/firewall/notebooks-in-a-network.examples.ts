import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a subnet", "aws:sagemaker/notebookInstance:NotebookInstance", { subnetId: "subnet-1" }),
    {
      title: "a subnet of the stack",
      resources: {
        data: { type: "aws:ec2/subnet:Subnet", properties: { cidrBlock: "10.0.0.0/24" } },
        notebook: {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          properties: { subnetId: "${data.id}" },
        },
      },
    },
  ],
  bad: [
    oneResource("none", "aws:sagemaker/notebookInstance:NotebookInstance", { instanceType: "ml.t3.medium" }),
    oneResource("none, without internet", "aws:sagemaker/notebookInstance:NotebookInstance", {
      directInternetAccess: "Disabled",
    }),
  ],
};
