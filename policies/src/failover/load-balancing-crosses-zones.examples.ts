import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a network load balancer with it switched on",
      resources: {
        tcp: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: { loadBalancerType: "network", enableCrossZoneLoadBalancing: true },
        },
      },
    },
    {
      title: "an application load balancer, where it is always on, and a classic one at the default",
      resources: {
        web: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { internal: false } },
        old: { type: "aws:elb/loadBalancer:LoadBalancer", properties: { subnets: ["subnet-a"] } },
      },
    },
  ],
  bad: [
    {
      title: "a network and a gateway load balancer left at the default",
      failing: ["tcp", "inspection"],
      resources: {
        tcp: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { loadBalancerType: "network" } },
        inspection: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { loadBalancerType: "gateway" } },
      },
    },
    {
      title: "a classic one with it switched off",
      resources: {
        old: { type: "aws:elb/loadBalancer:LoadBalancer", properties: { crossZoneLoadBalancing: false } },
      },
    },
  ],
};
