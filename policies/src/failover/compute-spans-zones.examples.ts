import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "subnets of two zones",
      resources: {
        a: { type: "aws:ec2/subnet:Subnet", properties: { availabilityZone: "eu-west-1a" } },
        b: { type: "aws:ec2/subnet:Subnet", properties: { availabilityZone: "eu-west-1b" } },
        workers: {
          type: "aws:autoscaling/group:Group",
          properties: { vpcZoneIdentifiers: ["${a.id}", "${b.id}"] },
        },
        orders: {
          type: "aws:ecs/service:Service",
          properties: { networkConfiguration: { subnets: ["${a.id}", "${b.id}"] } },
        },
        rotate: {
          type: "aws:lambda/function:Function",
          properties: { vpcConfig: { subnetIds: ["${a.id}", "${b.id}"], securityGroupIds: [] } },
        },
        nodes: {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { clusterName: "shop", subnetIds: ["${a.id}", "${b.id}"] },
        },
      },
    },
    {
      title: "a node group for each zone; a function and a service without a network of their own",
      resources: {
        shop: { type: "aws:eks/cluster:Cluster", properties: { name: "shop" } },
        "nodes-a": {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { clusterName: "${shop.name}", subnetIds: ["subnet-a"] },
        },
        "nodes-b": {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { clusterName: "${shop.name}", subnetIds: ["subnet-b"] },
        },
        resize: { type: "aws:lambda/function:Function", properties: { role: "resize" } },
        agents: { type: "aws:ecs/service:Service", properties: { launchType: "EC2" } },
      },
    },
    {
      title: "zones on Azure",
      resources: {
        workers: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: { zones: ["1", "2", "3"] },
        },
        shop: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: { agentPoolProfiles: [{ name: "system", availabilityZones: ["1", "2", "3"] }] },
        },
        "shop-a": {
          type: "azure-native:containerservice:AgentPool",
          properties: { availabilityZones: ["1"] },
        },
        web: { type: "azure-native:web:AppServicePlan", properties: { zoneRedundant: true } },
        jobs: { type: "azure-native:web:AppServicePlan", properties: { sku: { name: "Y1" } } },
        apps: { type: "azure-native:app:ManagedEnvironment", properties: { zoneRedundant: true } },
      },
    },
    {
      title: "a node pool for each zone",
      resources: {
        shop: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            agentPoolProfiles: [
              { name: "zone1", availabilityZones: ["1"] },
              { name: "zone2", availabilityZones: ["2"] },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "one subnet, or one zone",
      failing: ["workers", "batch", "orders", "rotate", "nodes"],
      resources: {
        workers: { type: "aws:autoscaling/group:Group", properties: { vpcZoneIdentifiers: ["subnet-a"] } },
        batch: { type: "aws:autoscaling/group:Group", properties: { availabilityZones: ["eu-west-1a"] } },
        orders: {
          type: "aws:ecs/service:Service",
          properties: { networkConfiguration: { subnets: ["subnet-a"] } },
        },
        rotate: {
          type: "aws:lambda/function:Function",
          properties: { vpcConfig: { subnetIds: ["subnet-a"], securityGroupIds: ["sg-1"] } },
        },
        nodes: {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { clusterName: "shop", subnetIds: ["subnet-a"] },
        },
      },
    },
    {
      title: "no zones on Azure, or one",
      failing: ["workers", "shop", "depot", "more", "web", "apps"],
      resources: {
        workers: { type: "azure-native:compute:VirtualMachineScaleSet", properties: { zones: ["1"] } },
        shop: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: { agentPoolProfiles: [{ name: "system", count: 3 }] },
        },
        depot: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: { agentPoolProfiles: [{ name: "system", availabilityZones: ["2"] }] },
        },
        more: { type: "azure-native:containerservice:AgentPool", properties: { count: 3 } },
        web: { type: "azure-native:web:AppServicePlan", properties: { sku: { name: "P1v3" } } },
        apps: { type: "azure-native:app:ManagedEnvironment", properties: {} },
      },
    },
  ],
};
