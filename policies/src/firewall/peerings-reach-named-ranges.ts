import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const EVERYTHING = ["0.0.0.0/0", "::/0"];

interface Route {
  readonly cidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  readonly vpcPeeringConnectionId?: string;
}

function sendsEverything(routes: Value<readonly Route[]>): Truth {
  return routes.some((route) =>
    allOf(
      route.get("vpcPeeringConnectionId").isSet(),
      anyOf(route.get("cidrBlock").oneOf(EVERYTHING), route.get("ipv6CidrBlock").oneOf(EVERYTHING)),
    ),
  );
}

export const peeringsReachNamedRanges: Rule = defineRule<ResourceTypes>({
  id: "firewall/peerings-reach-named-ranges",
  title: "Routes to other networks name the addresses they lead to",
  severity: "medium",
  rationale:
    "A route for everything into a peered network gives it all traffic that has no better way, and reach in return.",
  fix: "Set destinationCidrBlock to the range of the other network that is needed.",
  failure: "a route sends everything into another network",
  requires: {
    "aws:ec2/route:Route": (route) =>
      not(
        allOf(
          route.get("vpcPeeringConnectionId").isSet(),
          anyOf(
            route.get("destinationCidrBlock").oneOf(EVERYTHING),
            route.get("destinationIpv6CidrBlock").oneOf(EVERYTHING),
          ),
        ),
      ),
    "aws:ec2/defaultRouteTable:DefaultRouteTable": (table) => not(sendsEverything(table.get("routes"))),
    "aws:ec2/routeTable:RouteTable": (table) => not(sendsEverything(table.get("routes"))),
  },
});
