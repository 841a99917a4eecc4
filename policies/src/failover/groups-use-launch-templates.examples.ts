import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a template", "aws:autoscaling/group:Group", {
      launchTemplate: { id: "lt-1", version: "$Latest" },
    }),
    oneResource("several kinds", "aws:autoscaling/group:Group", {
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } },
    }),
  ],
  bad: [
    oneResource("a configuration", "aws:autoscaling/group:Group", { launchConfiguration: "orders" }),
    {
      title: "a configuration of the stack",
      resources: {
        machines: {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          properties: { instanceType: "t3.micro" },
        },
        group: {
          type: "aws:autoscaling/group:Group",
          properties: { launchConfiguration: "${machines.name}" },
        },
      },
    },
  ],
};
