import { anyOf, not } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const vpnGatewaysRedundant: Rule = defineRule<ResourceTypes>({
  id: "failover/vpn-gateways-redundant",
  title: "VPN and ExpressRoute gateways stand in several zones",
  severity: "medium",
  rationale:
    "Offices and data centres reach the cloud through the gateway. One in a single zone, or of a kind without zones, takes all of them off when the zone fails.",
  fix: "Choose a sku whose name ends in AZ (VpnGw1AZ, ErGw1AZ), and set activeActive for VPN gateways that others depend on.",
  failure: "its sku is of a kind that stands in one zone",
  requires: {
    "azure-native:network:VirtualNetworkGateway": (gateway) =>
      anyOf(
        gateway
          .get("sku")
          .get("name")
          .text((name) => /AZ$/i.test(name) || /^ErGwScale$/i.test(name)),
        not(gateway.get("gatewayType").orElse("Vpn").oneOf(["Vpn", "ExpressRoute"])),
      ),
  },
});
