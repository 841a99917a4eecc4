import { anyOf } from "@rampart/core/value";
import { servesOneZone } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const natGatewayInEachZone: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/nat-gateway-in-each-zone",
  title: "Each zone goes out through a NAT gateway of its own",
  severity: "medium",
  rationale:
    "When the zone of a shared NAT gateway fails, the servers of the other zones run on and cannot reach anything outside: package sources, payment providers, AWS itself.",
  fix: "Create a NatGateway in a public subnet of each zone, with a RouteTable for each zone's private subnets; or one with availabilityMode regional.",
  failure: "subnets of other zones depend on it: when its zone fails, they lose their way out",
  requires: {
    "aws:ec2/natGateway:NatGateway": (gateway, { graph }) =>
      anyOf(gateway.get("availabilityMode").oneOf(["regional"]), servesOneZone(graph, gateway)),
  },
});
