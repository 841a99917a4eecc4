import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a gateway", "aws:ec2/route:Route", {
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: "nat-1",
    }),
    oneResource("a machine for one range", "aws:ec2/routeTable:RouteTable", {
      routes: [{ cidrBlock: "10.9.0.0/16", networkInterfaceId: "eni-1" }],
    }),
  ],
  bad: [
    oneResource("a machine", "aws:ec2/route:Route", {
      destinationCidrBlock: "0.0.0.0/0",
      networkInterfaceId: "eni-1",
    }),
    oneResource("a machine in a table", "aws:ec2/routeTable:RouteTable", {
      routes: [{ cidrBlock: "0.0.0.0/0", networkInterfaceId: "eni-1" }],
    }),
    oneResource("a machine in the default table", "aws:ec2/defaultRouteTable:DefaultRouteTable", {
      routes: [{ ipv6CidrBlock: "::/0", networkInterfaceId: "eni-1" }],
    }),
  ],
};
