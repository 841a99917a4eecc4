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

export const networkAclsNameTheirPorts: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/network-acls-name-their-ports",
  title: "Network ACLs do not let the internet in on every port",
  severity: "medium",
  rationale:
    "A network ACL for all ports is no second line: one careless security group, and the machine is open.",
  fix: "Allow the ports that the subnet serves, and 1024-65535 for answers.",
  checks: {
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": named,
    "aws:ec2/networkAcl:NetworkAcl": named,
    "aws:ec2/networkAclRule:NetworkAclRule": named,
  },
});
