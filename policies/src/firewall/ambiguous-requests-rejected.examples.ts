import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("the default", "aws:lb/loadBalancer:LoadBalancer", { name: "web" }),
    oneResource("the strictest mode", "aws:elb/loadBalancer:LoadBalancer", {
      desyncMitigationMode: "strictest",
    }),
    oneResource("packets", "aws:lb/loadBalancer:LoadBalancer", {
      loadBalancerType: "network",
      desyncMitigationMode: "monitor",
    }),
  ],
  bad: [
    oneResource("watched only", "aws:lb/loadBalancer:LoadBalancer", { desyncMitigationMode: "monitor" }),
    oneResource("watched only by an older one", "aws:elb/loadBalancer:LoadBalancer", {
      desyncMitigationMode: "monitor",
    }),
  ],
};
