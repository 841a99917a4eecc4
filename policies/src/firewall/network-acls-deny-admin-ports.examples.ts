import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

const everyPort = { fromPort: 0, toPort: 0, protocol: "-1" };

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "administration denied before everything is allowed",
      resources: {
        acl: {
          type: "aws:ec2/networkAcl:NetworkAcl",
          properties: {
            ingress: [
              {
                ruleNo: 90,
                action: "deny",
                protocol: "tcp",
                fromPort: 20,
                toPort: 22,
                cidrBlock: "0.0.0.0/0",
              },
              {
                ruleNo: 91,
                action: "deny",
                protocol: "tcp",
                fromPort: 2375,
                toPort: 6000,
                cidrBlock: "0.0.0.0/0",
              },
              { ruleNo: 100, action: "allow", ...everyPort, cidrBlock: "0.0.0.0/0" },
            ],
          },
        },
      },
    },
    {
      title: "denied in a rule of its own",
      resources: {
        acl: {
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          properties: { ingress: [{ ruleNo: 50, action: "deny", ...everyPort, cidrBlock: "0.0.0.0/0" }] },
        },
        all: {
          type: "aws:ec2/networkAclRule:NetworkAclRule",
          properties: {
            networkAclId: "${acl.id}",
            ruleNumber: 100,
            ruleAction: "allow",
            protocol: "-1",
            cidrBlock: "0.0.0.0/0",
          },
        },
        out: {
          type: "aws:ec2/networkAclRule:NetworkAclRule",
          properties: {
            networkAclId: "${acl.id}",
            ruleNumber: 10,
            egress: true,
            ruleAction: "allow",
            protocol: "-1",
            cidrBlock: "0.0.0.0/0",
          },
        },
      },
    },
    {
      title: "the private network and HTTPS",
      resources: {
        acl: {
          type: "aws:ec2/networkAcl:NetworkAcl",
          properties: {
            ingress: [
              { ruleNo: 100, action: "allow", ...everyPort, cidrBlock: "10.0.0.0/8" },
              {
                ruleNo: 110,
                action: "allow",
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlock: "0.0.0.0/0",
              },
            ],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everything allowed",
      failing: ["acl", "standard"],
      resources: {
        acl: {
          type: "aws:ec2/networkAcl:NetworkAcl",
          properties: { ingress: [{ ruleNo: 100, action: "allow", ...everyPort, cidrBlock: "0.0.0.0/0" }] },
        },
        standard: {
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          properties: {
            ingress: [
              { ruleNo: 99, action: "deny", ...everyPort, cidrBlock: "0.0.0.0/0" },
              { ruleNo: 100, action: "allow", ...everyPort, ipv6CidrBlock: "::/0" },
            ],
          },
        },
      },
    },
    {
      title: "SSH allowed before it is denied",
      failing: ["ssh"],
      resources: {
        acl: {
          type: "aws:ec2/networkAcl:NetworkAcl",
          properties: { ingress: [{ ruleNo: 200, action: "deny", ...everyPort, cidrBlock: "0.0.0.0/0" }] },
        },
        ssh: {
          type: "aws:ec2/networkAclRule:NetworkAclRule",
          properties: {
            networkAclId: "${acl.id}",
            ruleNumber: 100,
            ruleAction: "allow",
            protocol: "tcp",
            fromPort: 22,
            toPort: 22,
            cidrBlock: "0.0.0.0/0",
          },
        },
      },
    },
  ],
};
