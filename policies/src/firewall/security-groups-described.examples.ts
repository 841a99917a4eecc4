import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("described", "aws:ec2/securityGroup:SecurityGroup", {
      description: "Load balancer of the shop",
      ingress: [{ description: "HTTPS from everywhere", fromPort: 443, toPort: 443, protocol: "tcp" }],
    }),
    oneResource("an entry of its own", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      description: "HTTPS from everywhere",
      fromPort: 443,
      ipProtocol: "tcp",
    }),
    oneResource("an older entry", "aws:ec2/securityGroupRule:SecurityGroupRule", {
      description: "Database",
      type: "egress",
    }),
  ],
  bad: [
    oneResource("no description", "aws:ec2/securityGroup:SecurityGroup", {
      ingress: [{ description: "HTTPS", fromPort: 443, toPort: 443, protocol: "tcp" }],
    }),
    oneResource("what the provider writes", "aws:ec2/securityGroup:SecurityGroup", {
      description: "Managed by Pulumi",
    }),
    oneResource("an entry without one", "aws:ec2/securityGroup:SecurityGroup", {
      description: "Load balancer",
      egress: [{ fromPort: 0, toPort: 0, protocol: "-1" }],
    }),
    oneResource("an older entry", "aws:ec2/securityGroupRule:SecurityGroupRule", {
      type: "ingress",
      fromPort: 443,
    }),
    oneResource("a way in", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", { fromPort: 443 }),
    oneResource("a way out", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
      ipProtocol: "-1",
      description: "",
    }),
  ],
};
