import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "HTTPS out, everything inside",
      resources: {
        web: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            egress: [
              {
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: ["0.0.0.0/0"],
              },
              {
                protocol: "-1",
                fromPort: 0,
                toPort: 0,
                cidrBlocks: ["10.0.0.0/8"],
              },
            ],
          },
        },
        https: {
          type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
          properties: {
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: "0.0.0.0/0",
          },
        },
        incoming: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            protocol: "-1",
            fromPort: 0,
            toPort: 0,
            cidrBlocks: ["10.0.0.0/8"],
          },
        },
      },
    },
    {
      title: "nothing out",
      resources: {
        sealed: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            description: "sealed",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everything out, as an entry of the group",
      resources: {
        web: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            egress: [
              {
                protocol: "-1",
                fromPort: 0,
                toPort: 0,
                cidrBlocks: ["0.0.0.0/0"],
              },
            ],
          },
        },
      },
    },
    {
      title: "everything out, as resources of their own",
      failing: ["all", "older"],
      resources: {
        all: {
          type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
          properties: {
            ipProtocol: "-1",
            cidrIpv6: "::/0",
          },
        },
        older: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "egress",
            protocol: "all",
            fromPort: 0,
            toPort: 0,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
      },
    },
  ],
};
