import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const subnetsAssignNoPublicAddresses: Rule = defineRule<ResourceTypes>({
  id: "firewall/subnets-assign-no-public-addresses",
  title: "Subnets do not give public addresses to whatever starts in them",
  severity: "medium",
  rationale:
    "Where the subnet gives public addresses, a machine is on the internet because nobody thought of it, not because somebody decided it.",
  fix: "Set mapPublicIpOnLaunch to false; load balancers and NAT gateways get their public addresses without it.",
  failure: "machines that start in it get a public address",
  requires: {
    "aws:ec2/subnet:Subnet": (subnet) => subnet.get("mapPublicIpOnLaunch").orElse(false).equals(false),
    "aws:ec2/defaultSubnet:DefaultSubnet": (subnet) =>
      subnet.get("mapPublicIpOnLaunch").orElse(true).equals(false),
  },
  remedies: {
    "aws:ec2/subnet:Subnet": { set: { mapPublicIpOnLaunch: false } },
    "aws:ec2/defaultSubnet:DefaultSubnet": { set: { mapPublicIpOnLaunch: false } },
  },
});
