import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { onlyNamedPorts } from "./named-ports.ts";

export const networkAclsNameTheirPorts: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/network-acls-name-their-ports",
  title: "Network ACLs do not let the internet in on every port",
  severity: "medium",
  rationale:
    "A network ACL for all ports is no second line: one careless security group, and the machine is open.",
  fix: "Allow the ports that the subnet serves, and 1024-65535 for answers.",
  checks: {
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": onlyNamedPorts,
    "aws:ec2/networkAcl:NetworkAcl": onlyNamedPorts,
    "aws:ec2/networkAclRule:NetworkAclRule": onlyNamedPorts,
  },
});
