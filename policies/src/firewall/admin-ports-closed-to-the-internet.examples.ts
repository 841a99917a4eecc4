import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "HTTPS for everybody, SSH for one office and the private network",
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
              { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["81.2.69.0/24", "10.0.0.0/8"] },
            ],
          },
        },
      },
    },
    {
      title: "rules in resources of their own: HTTPS in, everything out, a health check by ping",
      resources: {
        https: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: "sg-1",
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: "0.0.0.0/0",
          },
        },
        out: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "egress",
            securityGroupId: "sg-1",
            protocol: "-1",
            fromPort: 0,
            toPort: 0,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
        ping: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "icmp",
            fromPort: 8,
            toPort: 0,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
      },
    },
    {
      title: "SSH from another security group only",
      resources: {
        bastion: { type: "aws:ec2/securityGroup:SecurityGroup", properties: {} },
        ssh: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: "sg-1",
            referencedSecurityGroupId: "${bastion.id}",
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
          },
        },
        nodes: {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { remoteAccess: { ec2SshKey: "operators", sourceSecurityGroupIds: ["${bastion.id}"] } },
        },
        sealed: { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", properties: {} },
      },
    },
    {
      title: "an allowance for everything that a denial before it takes back for administration",
      resources: {
        web: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            securityRules: [
              {
                name: "no-administration",
                access: "Deny",
                direction: "Inbound",
                priority: 100,
                protocol: "*",
                sourceAddressPrefix: "Internet",
                destinationPortRanges: ["22-23", "2375-2376", "3389", "5900-5901", "5985-5986"],
              },
              {
                name: "web",
                access: "Allow",
                direction: "Inbound",
                priority: 200,
                protocol: "Tcp",
                sourceAddressPrefix: "*",
                destinationPortRange: "1-6000",
              },
            ],
          },
        },
      },
    },
    {
      title: "administration from the virtual network",
      resources: {
        group: { type: "azure-native:network:NetworkSecurityGroup", properties: {} },
        rdp: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.name}",
            access: "Allow",
            direction: "Inbound",
            priority: 100,
            protocol: "Tcp",
            sourceAddressPrefix: "VirtualNetwork",
            destinationPortRange: "3389",
          },
        },
        out: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.name}",
            access: "Allow",
            direction: "Outbound",
            priority: 110,
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
      title: "SSH for the IPv6 internet only",
      resources: {
        web: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: { ingress: [{ protocol: "6", fromPort: 22, toPort: 22, ipv6CidrBlocks: ["::/0"] }] },
        },
      },
    },
    {
      title: "RDP inside a range of ports, from the two halves of the internet",
      resources: {
        web: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [
              { protocol: "tcp", fromPort: 3000, toPort: 4000, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] },
            ],
          },
        },
      },
    },
    {
      title: "all protocols, where the ports do not count",
      resources: {
        all: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "-1",
            fromPort: 0,
            toPort: 0,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
        modern: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv6: "::/0" },
        },
        standard: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: { ingress: [{ protocol: "all", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        },
      },
      failing: ["all", "modern", "standard"],
    },
    {
      title: "nodes with an SSH key and no source",
      resources: {
        nodes: {
          type: "aws:eks/nodeGroup:NodeGroup",
          properties: { remoteAccess: { ec2SshKey: "operators" } },
        },
      },
    },
    {
      title: "RDP among several ports, with a denial that comes too late",
      resources: {
        web: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            securityRules: [
              {
                access: "Deny",
                direction: "Inbound",
                priority: 300,
                protocol: "*",
                sourceAddressPrefix: "*",
                destinationPortRange: "*",
              },
              {
                access: "Allow",
                direction: "Inbound",
                priority: 200,
                protocol: "Tcp",
                sourceAddressPrefix: "*",
                destinationPortRanges: ["80", "3380-3390"],
              },
            ],
          },
        },
      },
    },
    {
      title: "a rule of its own for the service tag Internet, beside a denial for IPv4 only",
      failing: ["ssh"],
      resources: {
        group: { type: "azure-native:network:NetworkSecurityGroup", properties: {} },
        denial: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.name}",
            access: "Deny",
            direction: "Inbound",
            priority: 100,
            protocol: "*",
            sourceAddressPrefix: "0.0.0.0/0",
            destinationPortRange: "*",
          },
        },
        ssh: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.name}",
            access: "Allow",
            direction: "Inbound",
            priority: 110,
            protocol: "Tcp",
            sourceAddressPrefixes: ["internet"],
            destinationPortRange: "22",
          },
        },
      },
    },
  ],
};
