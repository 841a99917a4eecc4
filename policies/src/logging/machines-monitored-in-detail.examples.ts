import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:ec2/instance:Instance", { monitoring: true }),
    oneResource("from a template", "aws:ec2/instance:Instance", { launchTemplate: { name: "orders" } }),
    oneResource("the default of a configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
      instanceType: "t3.micro",
    }),
  ],
  bad: [
    oneResource("not said", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
    oneResource("off", "aws:ec2/launchConfiguration:LaunchConfiguration", { enableMonitoring: false }),
  ],
};
