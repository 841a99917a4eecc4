import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "PostgreSQL from the security group of its clients, a website for everybody",
      resources: {
        clients: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
          },
        },
        queries: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: "sg-1",
            referencedSecurityGroupId: "${clients.id}",
            ipProtocol: "tcp",
            fromPort: 5432,
            toPort: 5432,
          },
        },
        private: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "tcp",
            fromPort: 3306,
            toPort: 3306,
            cidrBlocks: ["10.0.0.0/8"],
            ipv6CidrBlocks: ["fd00::/8"],
          },
        },
        sealed: { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", properties: { ingress: [] } },
      },
    },
    {
      title: "SQL Server from one subnet",
      resources: {
        group: {
          type: "azure-native:network:NetworkSecurityGroup",
          properties: {
            securityRules: [
              {
                access: "Allow",
                direction: "Inbound",
                priority: 100,
                protocol: "Tcp",
                sourceAddressPrefix: "10.1.0.0/24",
                destinationPortRange: "1433",
              },
            ],
          },
        },
        denial: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "${group.name}",
            access: "Deny",
            direction: "Inbound",
            priority: 200,
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
      title: "PostgreSQL for everybody, in every style of AWS",
      failing: ["inline", "rule", "modern", "standard"],
      resources: {
        inline: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [
              { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] },
            ],
          },
        },
        rule: {
          type: "aws:ec2/securityGroupRule:SecurityGroupRule",
          properties: {
            type: "ingress",
            securityGroupId: "sg-1",
            protocol: "tcp",
            fromPort: 5000,
            toPort: 6000,
            cidrBlocks: ["0.0.0.0/0"],
          },
        },
        modern: {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: "sg-1",
            ipProtocol: "tcp",
            fromPort: 5432,
            toPort: 5432,
            cidrIpv6: "::/0",
          },
        },
        standard: {
          type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
          properties: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["2000::/3"] }] },
        },
      },
    },
    {
      title: "Memcached over UDP, which attackers use to flood others",
      resources: {
        cache: {
          type: "aws:ec2/securityGroup:SecurityGroup",
          properties: {
            ingress: [{ protocol: "udp", fromPort: 11211, toPort: 11211, cidrBlocks: ["0.0.0.0/0"] }],
          },
        },
      },
    },
    {
      title: "SQL Server and SMB for everybody on Azure",
      failing: ["group", "smb"],
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
                sourceAddressPrefix: "0.0.0.0/0",
                destinationPortRange: "1400-1500",
              },
            ],
          },
        },
        smb: {
          type: "azure-native:network:SecurityRule",
          properties: {
            networkSecurityGroupName: "files",
            access: "Allow",
            direction: "Inbound",
            priority: 100,
            protocol: "Tcp",
            sourceAddressPrefix: "Internet",
            destinationPortRange: "445",
          },
        },
      },
    },
  ],
};
