import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { noneExposed } from "./exposed-listeners.ts";
import { NETWORK_ADMIN_LISTENERS } from "./well-known-ports.ts";

const denied = noneExposed(NETWORK_ADMIN_LISTENERS);

export const networkAclsDenyAdminPorts: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/network-acls-deny-admin-ports",
  title: "Network ACLs do not let the internet reach ports for administration",
  severity: "medium",
  rationale:
    "The network ACL is the second line behind security groups: if it lets administration in from everywhere, one careless security group opens the machine.",
  fix: "Deny 20 to 22 and 3389 from 0.0.0.0/0 and ::/0 under a lower rule number, or allow only the ports that the subnet serves.",
  checks: {
    "aws:ec2/networkAcl:NetworkAcl": denied,
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": denied,
    "aws:ec2/networkAclRule:NetworkAclRule": denied,
  },
});
