import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "target groups with a path, or at the default, and a classic load balancer",
      resources: {
        orders: {
          type: "aws:lb/targetGroup:TargetGroup",
          properties: { protocol: "HTTPS", healthCheck: { path: "/health", matcher: "200" } },
        },
        tcp: { type: "aws:lb/targetGroup:TargetGroup", properties: { protocol: "TCP" } },
        old: {
          type: "aws:elb/loadBalancer:LoadBalancer",
          properties: { healthCheck: { target: "HTTPS:443/health", interval: 10 } },
        },
      },
    },
    {
      title: "probes on Azure",
      resources: {
        web: {
          type: "azure-native:network:LoadBalancer",
          properties: {
            loadBalancingRules: [
              { name: "https", protocol: "Tcp", frontendPort: 443, probe: { id: "probes/https" } },
            ],
          },
        },
        outbound: { type: "azure-native:network:LoadBalancer", properties: { outboundRules: [] } },
        names: {
          type: "azure-native:trafficmanager:Profile",
          properties: { monitorConfig: { protocol: "HTTPS", port: 443, path: "/health" } },
        },
        north: {
          type: "azure-native:trafficmanager:Endpoint",
          properties: { profileName: "shop", target: "north.example.com" },
        },
        sockets: {
          type: "azure-native:trafficmanager:Profile",
          properties: { monitorConfig: { protocol: "TCP", port: 5671 } },
        },
        door: {
          type: "azure-native:frontdoor:FrontDoor",
          properties: { healthProbeSettings: [{ name: "health", path: "/health", enabledState: "Enabled" }] },
        },
        site: {
          type: "azure-native:web:WebApp",
          properties: { siteConfig: { healthCheckPath: "/health" } },
        },
        jobs: { type: "azure-native:web:WebApp", properties: { kind: "functionapp,linux" } },
      },
    },
  ],
  bad: [
    {
      title: "health checks switched off, or none",
      failing: ["orders", "old"],
      resources: {
        orders: {
          type: "aws:alb/targetGroup:TargetGroup",
          properties: { targetType: "lambda", healthCheck: { enabled: false } },
        },
        old: { type: "aws:elb/loadBalancer:LoadBalancer", properties: { subnets: ["subnet-a"] } },
      },
    },
    {
      title: "one rule of two without a probe",
      resources: {
        web: {
          type: "azure-native:network:LoadBalancer",
          properties: {
            loadBalancingRules: [
              { name: "https", protocol: "Tcp", frontendPort: 443, probe: { id: "probes/https" } },
              { name: "http", protocol: "Tcp", frontendPort: 80 },
            ],
          },
        },
      },
    },
    {
      title: "Azure's entries that do not ask",
      failing: ["names", "always", "north", "door", "site"],
      resources: {
        names: {
          type: "azure-native:trafficmanager:Profile",
          properties: { monitorConfig: { protocol: "HTTPS", port: 443 } },
        },
        always: {
          type: "azure-native:trafficmanager:Profile",
          properties: {
            monitorConfig: { protocol: "TCP", port: 443 },
            endpoints: [{ name: "west", target: "west.example.com", alwaysServe: "Enabled" }],
          },
        },
        north: {
          type: "azure-native:trafficmanager:Endpoint",
          properties: { profileName: "shop", alwaysServe: "Enabled" },
        },
        door: {
          type: "azure-native:frontdoor:FrontDoor",
          properties: { healthProbeSettings: [{ name: "health", enabledState: "Disabled" }] },
        },
        site: { type: "azure-native:web:WebApp", properties: { siteConfig: { alwaysOn: true } } },
      },
    },
    {
      title: "a slot that nobody asks",
      resources: { next: { type: "azure-native:web:WebAppSlot", properties: { kind: "app,linux" } } },
    },
  ],
};
