import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, each, must, PASS, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isForGateways } from "./gateway-subnets.ts";

const NOT_CHOSEN = "machines reach the internet through addresses that Azure picks";

export const wayOutIsChosen: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/way-out-is-chosen",
  title: "Subnets do not use Azure's default way to the internet",
  severity: "low",
  rationale:
    "By default machines go out under addresses that belong to nobody in particular and change without notice: partners cannot admit them, and nobody sees or limits what leaves.",
  fix: "Set defaultOutboundAccess of the subnet to false, and natGateway to a gateway (or route to a firewall) where machines must go out.",
  checks: {
    "azure-native:network:Subnet": (subnet) =>
      must(
        anyOf(
          subnet.get("defaultOutboundAccess").equals(false),
          isForGateways(subnet.get("subnetName").or(subnet.get("name"))),
          subnet.isWired("natGateway"),
          subnet.isWired("routeTable"),
        ),
        NOT_CHOSEN,
      ),
    "azure-native:network:VirtualNetwork": (network) => [
      PASS,
      ...network.inputs
        .get("subnets")
        .items()
        .map((subnet) =>
          must(
            anyOf(
              subnet.get("defaultOutboundAccess").equals(false),
              isForGateways(subnet.get("name")),
              subnet.get("natGateway").isSet(),
              subnet.get("routeTable").isSet(),
            ),
            `${NOT_CHOSEN} in the subnet ${subnet.get("name").display()}`,
          ),
        ),
    ],
  },
  remedies: {
    "azure-native:network:Subnet": { set: { defaultOutboundAccess: false } },
    "azure-native:network:VirtualNetwork": {
      set: {
        subnets: each({ defaultOutboundAccess: false }, (subnet) =>
          not(
            anyOf(
              isForGateways(subnet.get("name")),
              subnet.get("natGateway").isSet(),
              subnet.get("routeTable").isSet(),
            ),
          ),
        ),
      },
    },
  },
});
