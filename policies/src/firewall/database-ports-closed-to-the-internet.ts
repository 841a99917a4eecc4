import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { closeExposed, noneExposed } from "./exposed-listeners.ts";
import { DATA_LISTENERS } from "./well-known-ports.ts";

const closed = noneExposed(DATA_LISTENERS);

export const databasePortsClosedToTheInternet: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/database-ports-closed-to-the-internet",
  title: "Ports of databases, caches and file shares cannot be reached from the internet",
  severity: "critical",
  rationale:
    "Data stores on the internet are searched for and emptied or held to ransom by machines; many of them ask for no password inside what they take to be a private network.",
  fix: "Name the security group or the private address range of the clients as the source, and reach the store from outside through a VPN or a bastion.",
  checks: {
    "aws:ec2/securityGroup:SecurityGroup": closed,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": closed,
    "aws:ec2/securityGroupRule:SecurityGroupRule": closed,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": closed,
    "azure-native:network:NetworkSecurityGroup": closed,
    "azure-native:network:SecurityRule": closed,
  },
  remedies: {
    "aws:ec2/securityGroup:SecurityGroup": closeExposed(DATA_LISTENERS),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": closeExposed(DATA_LISTENERS),
  },
});
