import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a website, open inside the network",
      resources: {
        web: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [
              {
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: ["0.0.0.0/0"],
                ipv6CidrBlocks: ["::/0"],
              },
              { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8"] },
              { protocol: "-1", fromPort: 0, toPort: 0, self: true },
            ],
          },
        },
        high: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "udp",
            fromPort: 10000,
            toPort: 20000,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
        sealed: { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", properties: {} },
      },
    },
    {
      title: "everything is denied before everything else is allowed",
      resources: {
        group: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            networkSecurityGroupName: "web",
            securityRules: [
              {
                access: "Deny",
                direction: "Inbound",
                priority: 4000,
                protocol: "*",
                sourceAddressPrefix: "*",
                destinationPortRange: "*",
              },
            ],
          },
        },
        late: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.networkSecurityGroupName}",
            access: "Allow",
            direction: "Inbound",
            priority: 4096,
            protocol: "*",
            sourceAddressPrefix: "*",
            destinationPortRange: "*",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "everything for everybody, in every style of AWS",
      failing: ["inline", "rule", "modern", "standard"],
      resources: {
        inline: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        },
        rule: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "tcp",
            fromPort: 0,
            toPort: 65535,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
        modern: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: "sg-1",
            ipProtocol: "udp",
            fromPort: 1,
            toPort: 65535,
            cidrIpv6: "::/0",
          },
        },
        standard: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }] },
        },
      },
    },
    {
      title: "everything for everybody on Azure",
      failing: ["group", "rule"],
      resources: {
        group: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            securityRules: [
              {
                access: "Allow",
                direction: "Inbound",
                priority: 100,
                protocol: "*",
                sourceAddressPrefix: "*",
                destinationPortRange: "*",
              },
            ],
          },
        },
        rule: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "other",
            access: "Allow",
            direction: "Inbound",
            priority: 100,
            protocol: "Tcp",
            sourceAddressPrefix: "Internet",
            destinationPortRanges: ["0-65535"],
          },
        },
      },
    },
  ],
};
