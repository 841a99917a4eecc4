import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { onlyNamedPorts } from "./named-ports.ts";

export const onlyNamedPortsOpenToTheInternet: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/only-named-ports-open-to-the-internet",
  title: "No firewall entry opens every port to the internet",
  severity: "critical",
  rationale:
    "An entry for all ports is no firewall: whatever starts to listen on the machine, now or next year, is on the internet at once.",
  fix: "Replace the entry by one for each port that the service offers, such as 443, and name the sources of the others.",
  checks: {
    "aws:ec2/securityGroup:SecurityGroup": onlyNamedPorts,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": onlyNamedPorts,
    "aws:ec2/securityGroupRule:SecurityGroupRule": onlyNamedPorts,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": onlyNamedPorts,
    "azure-native:network:NetworkSecurityGroup": onlyNamedPorts,
    "azure-native:network:SecurityRule": onlyNamedPorts,
  },
});
