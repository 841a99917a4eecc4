import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("HTTPS and answers", "aws:ec2/networkAcl:NetworkAcl", {
      ingress: [
        { ruleNo: 100, action: "allow", protocol: "tcp", cidrBlock: "0.0.0.0/0", fromPort: 443, toPort: 443 },
        {
          ruleNo: 110,
          action: "allow",
          protocol: "tcp",
          cidrBlock: "0.0.0.0/0",
          fromPort: 1024,
          toPort: 65535,
        },
      ],
    }),
    oneResource("everything inside", "aws:ec2/networkAclRule:NetworkAclRule", {
      ruleNumber: 100,
      ruleAction: "allow",
      protocol: "-1",
      cidrBlock: "10.0.0.0/8",
    }),
  ],
  bad: [
    oneResource("everything", "aws:ec2/networkAclRule:NetworkAclRule", {
      ruleNumber: 100,
      ruleAction: "allow",
      protocol: "-1",
      cidrBlock: "0.0.0.0/0",
    }),
    oneResource("everything inline", "aws:ec2/networkAcl:NetworkAcl", {
      ingress: [
        { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 },
      ],
    }),
    oneResource("the default of a network", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", {
      ingress: [
        { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 },
      ],
    }),
  ],
};
