import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const transferServersInANetwork: Rule = defineRule<ResourceTypes>({
  id: "firewall/transfer-servers-in-a-network",
  title: "File transfer servers stand in a network of yours",
  severity: "low",
  rationale:
    "A public endpoint of AWS takes connections from everywhere and cannot be given a security group.",
  fix: "Set endpointType to VPC and name endpointDetails; give it an address and a security group where partners connect from outside.",
  failure: "the server has a public endpoint without a security group",
  requires: {
    "aws:transfer/server:Server": (server) => server.get("endpointType").oneOf(["VPC", "VPC_ENDPOINT"]),
  },
});
