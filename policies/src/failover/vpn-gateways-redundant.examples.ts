import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a VPN gateway in several zones",
      resources: {
        office: {
          type: "azure-native:network:VirtualNetworkGateway",
          properties: { gatewayType: "Vpn", activeActive: true, sku: { name: "VpnGw2AZ", tier: "VpnGw2AZ" } },
        },
      },
    },
    {
      title: "ExpressRoute gateways with zones, and one that scales",
      resources: {
        line: {
          type: "azure-native:network:VirtualNetworkGateway",
          properties: { gatewayType: "ExpressRoute", sku: { name: "ErGw1AZ" } },
        },
        fast: {
          type: "azure-native:network:VirtualNetworkGateway",
          properties: { gatewayType: "ExpressRoute", sku: { name: "ErGwScale" } },
        },
      },
    },
  ],
  bad: [
    {
      title: "a VPN gateway without zones",
      resources: {
        office: {
          type: "azure-native:network:VirtualNetworkGateway",
          properties: { gatewayType: "Vpn", sku: { name: "VpnGw1" } },
        },
      },
    },
    {
      title: "an ExpressRoute gateway without zones",
      resources: {
        line: {
          type: "azure-native:network:VirtualNetworkGateway",
          properties: { gatewayType: "ExpressRoute", sku: { name: "Standard" } },
        },
      },
    },
  ],
};
