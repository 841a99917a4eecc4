import { allOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const NONE = ["Managed by Pulumi", "Managed by Terraform"];

function says(description: Value<string>): Truth {
  return allOf(description.isSet(), not(description.oneOf(NONE)));
}

export const securityGroupsDescribed: Rule = defineRule<ResourceTypes>({
  id: "firewall/security-groups-described",
  title: "Security groups and their entries say what they are for",
  severity: "low",
  rationale: "An entry that nobody can explain is never removed, and stays open for years.",
  fix: "Set description on the group and on each entry.",
  failure: "the group or one of its entries has no description",
  requires: {
    "aws:ec2/securityGroup:SecurityGroup": (group) =>
      allOf(
        says(group.get("description")),
        group.inputs.get("ingress").every((entry) => says(entry.get("description"))),
        group.inputs.get("egress").every((entry) => says(entry.get("description"))),
      ),
    "aws:ec2/securityGroupRule:SecurityGroupRule": (entry) => says(entry.get("description")),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (entry) => says(entry.get("description")),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (entry) => says(entry.get("description")),
  },
});
