import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("one hop", "aws:ec2/launchTemplate:LaunchTemplate", {
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    }),
    oneResource("the default", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
    oneResource("the default of a configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
      metadataOptions: { httpTokens: "required" },
    }),
  ],
  bad: [
    oneResource("two hops", "aws:ec2/launchTemplate:LaunchTemplate", {
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
    }),
    oneResource("many", "aws:ec2/instance:Instance", { metadataOptions: { httpPutResponseHopLimit: 64 } }),
  ],
};
