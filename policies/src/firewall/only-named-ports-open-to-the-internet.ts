import type { Resource } from "@rampart/core/graph";
import { exposesEveryPort, packetRulesIn, packetRulesOfGroup } from "@rampart/core/views";
import {
  defineGraphRule,
  type GraphRuleContext,
  mustNot,
  PASS,
  type Rule,
  type Verdict,
} from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function named(resource: Resource<never> | Resource, { graph }: GraphRuleContext): readonly Verdict[] {
  const group = packetRulesOfGroup(graph, resource);
  return [
    PASS,
    ...packetRulesIn(resource).map((rule) =>
      mustNot(exposesEveryPort(rule, group), "every port can be reached from the internet"),
    ),
  ];
}

export const onlyNamedPortsOpenToTheInternet: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/only-named-ports-open-to-the-internet",
  title: "No firewall entry opens every port to the internet",
  severity: "critical",
  rationale:
    "An entry for all ports is no firewall: whatever starts to listen on the machine, now or next year, is on the internet at once.",
  fix: "Replace the entry by one for each port that the service offers, such as 443, and name the sources of the others.",
  checks: {
    "aws:ec2/securityGroup:SecurityGroup": named,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": named,
    "aws:ec2/securityGroupRule:SecurityGroupRule": named,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": named,
    "azure-native:network:NetworkSecurityGroup": named,
    "azure-native:network:SecurityRule": named,
  },
});
