import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a range", "aws:ec2/route:Route", {
      destinationCidrBlock: "10.1.0.0/16",
      vpcPeeringConnectionId: "pcx-1",
    }),
    oneResource("everything to the internet", "aws:ec2/routeTable:RouteTable", {
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }],
    }),
  ],
  bad: [
    oneResource("everything", "aws:ec2/route:Route", {
      destinationCidrBlock: "0.0.0.0/0",
      vpcPeeringConnectionId: "pcx-1",
    }),
    oneResource("everything in a table", "aws:ec2/routeTable:RouteTable", {
      routes: [
        { cidrBlock: "10.1.0.0/16", gatewayId: "local" },
        { ipv6CidrBlock: "::/0", vpcPeeringConnectionId: "pcx-1" },
      ],
    }),
    oneResource("everything in the default table", "aws:ec2/defaultRouteTable:DefaultRouteTable", {
      routes: [{ cidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: "pcx-1" }],
    }),
  ],
};
