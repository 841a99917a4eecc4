import { anyOf, type Truth, type Value } from "@rampart/core/value";
import { defineGraphRule, must, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isForGateways } from "./gateway-subnets.ts";

interface Delegation {
  readonly serviceName?: string;
}

/** NetApp volumes are the one kind of delegated subnet that may take no group. */
function isForVolumes(delegations: Value<readonly Delegation[]>): Truth {
  return delegations.some((delegation) => delegation.get("serviceName").oneOf(["Microsoft.NetApp/volumes"]));
}

export const subnetsHaveANetworkSecurityGroup: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/subnets-have-a-network-security-group",
  title: "Subnets have a network security group",
  severity: "medium",
  rationale:
    "Without a group every machine of the virtual network, and of those peered with it, reaches every port in the subnet: one taken-over machine takes the rest.",
  fix: "Set networkSecurityGroup of the subnet to a group that allows what the subnet serves and nothing else.",
  checks: {
    "azure-native:network:Subnet": (subnet) =>
      must(
        anyOf(
          subnet.isWired("networkSecurityGroup"),
          isForGateways(subnet.get("subnetName").or(subnet.get("name"))),
          isForVolumes(subnet.get("delegations")),
        ),
        "no network security group guards the subnet",
      ),
    // What the provider reports holds the subnets that are resources of their own too.
    "azure-native:network:VirtualNetwork": (network) => [
      PASS,
      ...network.inputs
        .get("subnets")
        .items()
        .map((subnet) =>
          must(
            anyOf(
              subnet.get("networkSecurityGroup").isSet(),
              isForGateways(subnet.get("name")),
              isForVolumes(subnet.get("delegations")),
            ),
            `no network security group guards the subnet ${subnet.get("name").display()}`,
          ),
        ),
    ],
  },
});
