import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a subnet with a group",
      resources: {
        group: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            networkSecurityGroupName: "web",
          },
        },
        web: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "web",
            networkSecurityGroup: {
              id: "${group.id}",
            },
          },
        },
      },
    },
    {
      title: "subnets inside the network, and those of gateways",
      resources: {
        network: {
          type: "azure-native:network:VirtualNetwork",
          properties: {
            subnets: [
              {
                name: "web",
                networkSecurityGroup: {
                  id: "/subscriptions/s/nsg",
                },
              },
              {
                name: "GatewaySubnet",
              },
              {
                name: "volumes",
                delegations: [
                  {
                    name: "volumes",
                    serviceName: "Microsoft.Netapp/volumes",
                  },
                ],
              },
            ],
          },
        },
        firewall: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "AzureFirewallSubnet",
          },
        },
        bare: {
          type: "azure-native:network:VirtualNetwork",
          properties: {
            virtualNetworkName: "bare",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a subnet of its own without a group",
      failing: ["web", "functions"],
      resources: {
        web: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "web",
          },
        },
        functions: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "functions",
            delegations: [
              {
                name: "functions",
                serviceName: "Microsoft.Web/serverFarms",
              },
            ],
          },
        },
      },
    },
    {
      title: "a subnet inside the network without a group",
      resources: {
        network: {
          type: "azure-native:network:VirtualNetwork",
          properties: {
            subnets: [
              {
                name: "web",
              },
            ],
          },
        },
      },
    },
  ],
};
