import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a VPC with a flow log of all traffic",
      resources: {
        shop: { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.0.0.0/16" } },
        flows: {
          type: "aws:ec2/flowLog:FlowLog",
          properties: { vpcId: "${shop.id}", trafficType: "ALL" },
        },
      },
    },
    {
      title: "a virtual network with a flow log",
      resources: {
        shop: { type: "azure-native:network:VirtualNetwork", properties: { virtualNetworkName: "shop" } },
        flows: {
          type: "azure-native:network:FlowLog",
          properties: { targetResourceId: "${shop.id}", enabled: true },
        },
      },
    },
  ],
  bad: [
    oneResource("a VPC alone", "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    oneResource("the VPC that every region begins with", "aws:ec2/defaultVpc:DefaultVpc", { tags: {} }),
    {
      title: "only what was let through is recorded",
      resources: {
        shop: { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.0.0.0/16" } },
        flows: {
          type: "aws:ec2/flowLog:FlowLog",
          properties: { vpcId: "${shop.id}", trafficType: "ACCEPT" },
        },
      },
    },
    {
      title: "a flow log of one subnet",
      resources: {
        shop: { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.0.0.0/16" } },
        web: {
          type: "aws:ec2/subnet:Subnet",
          properties: { vpcId: "${shop.id}", cidrBlock: "10.0.1.0/24" },
        },
        flows: {
          type: "aws:ec2/flowLog:FlowLog",
          properties: { subnetId: "${web.id}", trafficType: "ALL" },
        },
      },
    },
    {
      title: "a flow log that is turned off",
      resources: {
        shop: { type: "azure-native:network:VirtualNetwork", properties: { virtualNetworkName: "shop" } },
        flows: {
          type: "azure-native:network:FlowLog",
          properties: { targetResourceId: "${shop.id}", enabled: false },
        },
      },
    },
  ],
};
