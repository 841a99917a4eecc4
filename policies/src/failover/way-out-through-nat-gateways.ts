import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EVERYTHING = ["0.0.0.0/0", "::/0"];

interface Route {
  readonly cidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  readonly networkInterfaceId?: string;
}

function leadsThroughMachine(routes: Value<readonly Route[]>): Truth {
  return routes.some((route) =>
    allOf(
      anyOf(route.get("cidrBlock").oneOf(EVERYTHING), route.get("ipv6CidrBlock").oneOf(EVERYTHING)),
      route.get("networkInterfaceId").isSet(),
    ),
  );
}

export const wayOutThroughNatGateways: Rule = defineRule<ResourceTypes>({
  id: "failover/way-out-through-nat-gateways",
  title: "Networks go out through NAT gateways, not through machines",
  severity: "low",
  rationale:
    "A machine that forwards packets for a network is one disk, one update and one full table away from cutting it off.",
  fix: "Replace the network interface in the route by natGatewayId.",
  failure: "the way out goes through a machine",
  requires: {
    "aws:ec2/defaultRouteTable:DefaultRouteTable": (table) => not(leadsThroughMachine(table.get("routes"))),
    "aws:ec2/route:Route": (route) =>
      not(
        allOf(
          anyOf(
            route.get("destinationCidrBlock").oneOf(EVERYTHING),
            route.get("destinationIpv6CidrBlock").oneOf(EVERYTHING),
          ),
          route.get("networkInterfaceId").isSet(),
        ),
      ),
    "aws:ec2/routeTable:RouteTable": (table) => not(leadsThroughMachine(table.get("routes"))),
  },
});
