import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a role", "aws:ec2/instance:Instance", { iamInstanceProfile: "orders" }),
    oneResource("from a template", "aws:ec2/instance:Instance", { launchTemplate: { name: "orders" } }),
  ],
  bad: [
    oneResource("none", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
    oneResource("an empty name", "aws:ec2/instance:Instance", { iamInstanceProfile: "" }),
  ],
};
