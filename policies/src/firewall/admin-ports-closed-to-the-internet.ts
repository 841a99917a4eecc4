import { allOf, not } from "@rampart/core/value";
import { defineGraphRule, mustNot, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { closeExposed, noneExposed } from "./exposed-listeners.ts";
import { ADMIN_LISTENERS } from "./well-known-ports.ts";

const closed = noneExposed(ADMIN_LISTENERS);

export const adminPortsClosedToTheInternet: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/admin-ports-closed-to-the-internet",
  title: "Ports for administration cannot be reached from the internet",
  severity: "critical",
  rationale:
    "Open SSH and RDP ports are found by scanners within minutes; from then on one guessed password or one unpatched flaw is enough to take the machine over.",
  fix: "Let only a VPN, a bastion or named office addresses in (cidrBlocks, cidrIpv4, sourceAddressPrefix), or close the port and use Session Manager or Azure Bastion.",
  checks: {
    "aws:ec2/securityGroup:SecurityGroup": closed,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": closed,
    "aws:ec2/securityGroupRule:SecurityGroupRule": closed,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": closed,
    // With a key but no source group, EKS opens SSH to everybody.
    "aws:eks/nodeGroup:NodeGroup": (group) => {
      const access = group.get("remoteAccess");
      return mustNot(
        allOf(access.get("ec2SshKey").isSet(), not(access.get("sourceSecurityGroupIds").isSet())),
        "SSH (22) of the nodes can be reached from the internet: no source security group is named",
      );
    },
    "azure-native:network:NetworkSecurityGroup": closed,
    "azure-native:network:SecurityRule": closed,
  },
  remedies: {
    "aws:ec2/securityGroup:SecurityGroup": closeExposed(ADMIN_LISTENERS),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": closeExposed(ADMIN_LISTENERS),
  },
});
