import type { Resource } from "@rampart/core/graph";
import { allOf, not, type Truth } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, must, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface DefaultSecurityGroup {
  readonly ingress?: readonly unknown[];
  readonly egress?: readonly unknown[];
}

const OF_VPC = {
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  through: "vpcId",
  to: ["aws:ec2/vpc:Vpc"],
} as const;

function isClosed(group: Resource<DefaultSecurityGroup>): Truth {
  return allOf(not(group.inputs.get("ingress").isSet()), not(group.inputs.get("egress").isSet()));
}

export const defaultSecurityGroupsClosed: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/default-security-groups-closed",
  title: "The default security group of each VPC lets nothing through",
  severity: "medium",
  rationale:
    "Whatever is started without naming a security group lands in the default one, whose members reach each other and the whole internet unless its entries are removed.",
  fix: "Add a DefaultSecurityGroup with the vpcId and without ingress and egress: it takes over the existing group and empties it.",
  checks: {
    "aws:ec2/vpc:Vpc": (vpc, { graph }) =>
      must(
        someAttached<DefaultSecurityGroup>(graph, vpc, OF_VPC, isClosed),
        "its default security group still lets its members reach each other and the internet",
      ),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": (group) =>
      must(
        allOf(not(group.inputs.get("ingress").isSet()), not(group.inputs.get("egress").isSet())),
        "the default security group has entries",
      ),
  },
  remedies: {
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { set: { ingress: [], egress: [] } },
  },
});
