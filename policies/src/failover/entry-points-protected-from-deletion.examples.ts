import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a load balancer, by each token",
      resources: {
        web: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { enableDeletionProtection: true } },
        shop: { type: "aws:alb/loadBalancer:LoadBalancer", properties: { enableDeletionProtection: true } },
      },
    },
    {
      title: "a network firewall",
      resources: {
        egress: { type: "aws:networkfirewall/firewall:Firewall", properties: { deleteProtection: true } },
      },
    },
  ],
  bad: [
    {
      title: "left at the default",
      failing: ["web", "egress"],
      resources: {
        web: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { internal: false } },
        egress: { type: "aws:networkfirewall/firewall:Firewall", properties: {} },
      },
    },
    {
      title: "switched off",
      resources: {
        web: { type: "aws:alb/loadBalancer:LoadBalancer", properties: { enableDeletionProtection: false } },
      },
    },
  ],
};
