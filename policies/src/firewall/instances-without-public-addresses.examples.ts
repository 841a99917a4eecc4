import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "machines that take no public address",
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            instanceType: "m7g.large",
            associatePublicIpAddress: false,
          },
        },
        plain: {
          type: "aws:ec2/instance:Instance",
          properties: {
            instanceType: "m7g.large",
          },
        },
        template: {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          properties: {
            networkInterfaces: [
              {
                associatePublicIpAddress: "false",
              },
            ],
          },
        },
        older: {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          properties: {
            instanceType: "m5.large",
          },
        },
        tasks: {
          type: "aws:ecs/service:Service",
          properties: {
            networkConfiguration: {
              subnets: ["subnet-1"],
              assignPublicIp: false,
            },
          },
        },
      },
    },
    {
      title: "machines on Azure behind a load balancer",
      resources: {
        subnet: {
          type: "azure-native:network:Subnet",
          properties: {
            virtualNetworkName: "main",
          },
        },
        card: {
          type: "azure-native:network:NetworkInterface",
          properties: {
            ipConfigurations: [
              {
                name: "main",
                subnet: {
                  id: "${subnet.id}",
                },
              },
            ],
          },
        },
        group: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            virtualMachineProfile: {
              networkProfile: {
                networkInterfaceConfigurations: [
                  {
                    name: "main",
                    ipConfigurations: [
                      {
                        name: "main",
                      },
                    ],
                  },
                ],
              },
            },
          },
        },
        cluster: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            agentPoolProfiles: [
              {
                name: "main",
                enableNodePublicIP: false,
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "public addresses on AWS",
      failing: ["web", "template", "older", "tasks"],
      resources: {
        web: {
          type: "aws:ec2/instance:Instance",
          properties: {
            associatePublicIpAddress: true,
          },
        },
        template: {
          type: "aws:ec2/launchTemplate:LaunchTemplate",
          properties: {
            networkInterfaces: [
              {
                associatePublicIpAddress: "true",
              },
            ],
          },
        },
        older: {
          type: "aws:ec2/launchConfiguration:LaunchConfiguration",
          properties: {
            associatePublicIpAddress: true,
          },
        },
        tasks: {
          type: "aws:ecs/service:Service",
          properties: {
            networkConfiguration: {
              subnets: ["subnet-1"],
              assignPublicIp: true,
            },
          },
        },
      },
    },
    {
      title: "public addresses on Azure",
      failing: ["card", "group", "cluster"],
      resources: {
        address: {
          type: "azure-native:network:PublicIPAddress",
          properties: {
            publicIpAddressName: "web",
          },
        },
        card: {
          type: "azure-native:network:NetworkInterface",
          properties: {
            ipConfigurations: [
              {
                name: "main",
                publicIPAddress: {
                  id: "${address.id}",
                },
              },
            ],
          },
        },
        group: {
          type: "azure-native:compute:VirtualMachineScaleSet",
          properties: {
            virtualMachineProfile: {
              networkProfile: {
                networkInterfaceConfigurations: [
                  {
                    name: "main",
                    ipConfigurations: [
                      {
                        name: "main",
                        publicIPAddressConfiguration: {
                          name: "public",
                        },
                      },
                    ],
                  },
                ],
              },
            },
          },
        },
        cluster: {
          type: "azure-native:containerservice:ManagedCluster",
          properties: {
            agentPoolProfiles: [
              {
                name: "main",
                enableNodePublicIP: true,
              },
            ],
          },
        },
      },
    },
  ],
};
