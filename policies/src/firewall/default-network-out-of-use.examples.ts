import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("taken over to be deleted", "aws:ec2/defaultVpc:DefaultVpc", { forceDestroy: true }),
    oneResource("taken over to be deleted, with a name", "aws:ec2/defaultVpc:DefaultVpc", {
      forceDestroy: true,
      tags: { Name: "default" },
    }),
  ],
  bad: [
    oneResource("taken into use", "aws:ec2/defaultVpc:DefaultVpc", { tags: { Name: "default" } }),
    oneResource("kept", "aws:ec2/defaultVpc:DefaultVpc", { forceDestroy: false, enableDnsHostnames: true }),
  ],
};
