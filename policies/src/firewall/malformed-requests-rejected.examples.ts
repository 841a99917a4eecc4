import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "an application load balancer that drops bad headers",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            loadBalancerType: "application",
            dropInvalidHeaderFields: true,
          },
        },
      },
    },
    {
      title: "with a mode as well, and a network load balancer",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "strictest",
          },
        },
        tcp: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            loadBalancerType: "network",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "an application load balancer at its defaults",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            name: "web",
          },
        },
      },
    },
    {
      title: "an application load balancer that says no",
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            dropInvalidHeaderFields: false,
          },
        },
      },
    },
  ],
};
