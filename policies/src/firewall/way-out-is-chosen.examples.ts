import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "no way out, a NAT gateway, a route to a firewall",
      resources: {
        nat: {
          type: "azure-native:network:NatGateway",
          properties: {
            natGatewayName: "out",
          },
        },
        closed: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "data",
            defaultOutboundAccess: false,
          },
        },
        out: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "apps",
            natGateway: {
              id: "${nat.id}",
            },
          },
        },
        routed: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "web",
            routeTable: {
              id: "/routes",
            },
          },
        },
        gateway: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "GatewaySubnet",
          },
        },
      },
    },
    {
      title: "subnets inside the network",
      resources: {
        network: {
          type: "azure-native:network:VirtualNetwork",
          properties: {
            subnets: [
              {
                name: "data",
                defaultOutboundAccess: false,
              },
              {
                name: "apps",
                natGateway: {
                  id: "/nat",
                },
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "Azure's default",
      resources: {
        apps: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "apps",
          },
        },
      },
    },
    {
      title: "Azure's default inside the network, and where it is asked for",
      failing: ["network", "apps"],
      resources: {
        network: {
          type: "azure-native:network:VirtualNetwork",
          properties: {
            subnets: [
              {
                name: "apps",
              },
            ],
          },
        },
        apps: {
          type: "azure-native:network:Subnet",
          properties: {
            subnetName: "apps",
            defaultOutboundAccess: true,
          },
        },
      },
    },
  ],
};
