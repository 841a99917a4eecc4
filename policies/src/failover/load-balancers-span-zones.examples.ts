import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "subnets of two zones, in each way of naming them",
      resources: {
        a: { type: "aws:ec2/subnet:Subnet", properties: { availabilityZone: "eu-west-1a" } },
        b: { type: "aws:ec2/subnet:Subnet", properties: { availabilityZone: "eu-west-1b" } },
        web: { type: "aws:lb/loadBalancer:LoadBalancer", properties: { subnets: ["${a.id}", "${b.id}"] } },
        tcp: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: {
            loadBalancerType: "network",
            subnetMappings: [{ subnetId: "${a.id}" }, { subnetId: "${b.id}" }],
          },
        },
        old: {
          type: "aws:elb/loadBalancer:LoadBalancer",
          properties: { availabilityZones: ["eu-west-1a", "eu-west-1b"] },
        },
        firewall: {
          type: "aws:networkfirewall/firewall:Firewall",
          properties: { subnetMappings: [{ subnetId: "${a.id}" }, { subnetId: "${b.id}" }] },
        },
      },
    },
    {
      title: "an older token of the same load balancer",
      resources: {
        web: {
          type: "aws:alb/loadBalancer:LoadBalancer",
          properties: { subnets: ["subnet-a", "subnet-b"] },
        },
      },
    },
    {
      title: "three zones on Azure, or none named",
      resources: {
        web: {
          type: "azure-native:network:ApplicationGateway",
          properties: { zones: ["1", "2", "3"] },
        },
        firewall: { type: "azure-native:network:AzureFirewall", properties: {} },
        tcp: {
          type: "azure-native:network:LoadBalancer",
          properties: {
            sku: { name: "Standard" },
            frontendIPConfigurations: [{ name: "internal", zones: ["1", "2", "3"] }],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "one subnet",
      failing: ["web", "tcp", "old", "firewall"],
      resources: {
        web: { type: "aws:alb/loadBalancer:LoadBalancer", properties: { subnets: ["subnet-a"] } },
        tcp: {
          type: "aws:lb/loadBalancer:LoadBalancer",
          properties: { loadBalancerType: "network", subnetMappings: [{ subnetId: "subnet-a" }] },
        },
        old: { type: "aws:elb/loadBalancer:LoadBalancer", properties: { subnets: ["subnet-a"] } },
        firewall: {
          type: "aws:networkfirewall/firewall:Firewall",
          properties: { subnetMappings: [{ subnetId: "subnet-a" }] },
        },
      },
    },
    {
      title: "pinned to one zone on Azure, or of a kind without zones",
      failing: ["web", "firewall", "tcp", "basic"],
      resources: {
        web: { type: "azure-native:network:ApplicationGateway", properties: { zones: ["1"] } },
        firewall: { type: "azure-native:network:AzureFirewall", properties: { zones: ["2"] } },
        tcp: {
          type: "azure-native:network:LoadBalancer",
          properties: {
            sku: { name: "Standard" },
            frontendIPConfigurations: [{ name: "internal", zones: ["1"] }],
          },
        },
        basic: { type: "azure-native:network:LoadBalancer", properties: { sku: { name: "Basic" } } },
      },
    },
  ],
};
