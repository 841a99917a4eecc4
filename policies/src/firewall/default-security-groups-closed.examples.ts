import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "taken over and emptied",
      resources: {
        main: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.0.0.0/16",
          },
        },
        closed: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: {
            vpcId: "${main.id}",
          },
        },
      },
    },
    {
      title: "emptied with empty lists",
      resources: {
        main: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.0.0.0/16",
          },
        },
        closed: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: {
            vpcId: "${main.id}",
            ingress: [],
            egress: [],
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "left as AWS makes it",
      resources: {
        main: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.0.0.0/16",
          },
        },
      },
    },
    {
      title: "taken over with the entries that AWS gives it",
      failing: ["main", "standard"],
      resources: {
        main: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.0.0.0/16",
          },
        },
        standard: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: {
            vpcId: "${main.id}",
            ingress: [
              {
                protocol: "-1",
                fromPort: 0,
                toPort: 0,
                self: true,
              },
            ],
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
      title: "that of another VPC",
      failing: ["main"],
      resources: {
        main: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.0.0.0/16",
          },
        },
        other: {
          type: "aws:ec2/vpc:Vpc",
          properties: {
            cidrBlock: "10.1.0.0/16",
          },
        },
        closed: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: {
            vpcId: "${other.id}",
          },
        },
      },
    },
  ],
};
