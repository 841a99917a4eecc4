import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a group that asks the load balancer, and one that is behind none",
      resources: {
        web: {
          type: "aws:autoscaling/group:Group",
          properties: { targetGroupArns: ["arn:web"], healthCheckType: "ELB" },
        },
        settlement: { type: "aws:autoscaling/group:Group", properties: { healthCheckType: "EC2" } },
      },
    },
    {
      title: "a scale set that repairs itself",
      resources: {
        web: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            automaticRepairsPolicy: { enabled: true, gracePeriod: "PT10M" },
            virtualMachineProfile: {
              networkProfile: {
                networkInterfaceConfigurations: [
                  {
                    name: "main",
                    ipConfigurations: [
                      { name: "main", loadBalancerBackendAddressPools: [{ id: "backendAddressPools/web" }] },
                    ],
                  },
                ],
              },
            },
          },
        },
        batch: { type: "azure-native:compute:VirtualMachineScaleSet", properties: {} },
      },
    },
  ],
  bad: [
    {
      title: "groups that look at the machine only",
      failing: ["web", "shop", "old"],
      resources: {
        web: { type: "aws:autoscaling/group:Group", properties: { targetGroupArns: ["arn:web"] } },
        shop: { type: "aws:autoscaling/group:Group", properties: { healthCheckType: "EC2" } },
        attachment: {
          type: "aws:autoscaling/attachment:Attachment",
          properties: { autoscalingGroupName: "${shop.id}", elb: "shop" },
        },
        old: { type: "aws:autoscaling/group:Group", properties: { loadBalancers: ["old"] } },
      },
    },
    {
      title: "a scale set behind a load balancer without repairs",
      resources: {
        web: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            virtualMachineProfile: {
              networkProfile: {
                networkInterfaceConfigurations: [
                  {
                    name: "main",
                    ipConfigurations: [
                      { name: "main", loadBalancerBackendAddressPools: [{ id: "backendAddressPools/web" }] },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
  ],
};
