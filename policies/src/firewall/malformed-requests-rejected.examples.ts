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
      title: "the strictest mode, a network load balancer, a classic one",
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
        older: {
          type: "aws:elb/loadBalancer:LoadBalancer",
          properties: {
            internal: false,
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
      title: "modes that only watch",
      failing: ["web", "older"],
      resources: {
        web: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "monitor",
          },
        },
        older: {
          type: "aws:elb/loadBalancer:LoadBalancer",
          properties: {
            desyncMitigationMode: "monitor",
          },
        },
      },
    },
  ],
};
