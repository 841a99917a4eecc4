import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export interface Firewall {
  entry: SecurityGroup;
  service: SecurityGroup;
  rotation: SecurityGroup;
  worker: SecurityGroup;
  database: SecurityGroup;
}

/** The port on which the containers serve TLS. */
export const servicePort = 8443;

const anywhere = { ipv4: "0.0.0.0/0", ipv6: "::/0" };

export function createFirewall(network: Network): Firewall {
  const vpcId = network.vpc.id;
  const entry = new SecurityGroup("entry", {
    vpcId,
    description: "Load balancer: the public website",
    ingress: [
      {
        description: "Customers",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: [anywhere.ipv4],
        ipv6CidrBlocks: [anywhere.ipv6],
      },
      {
        description: "Answered with a redirect to HTTPS",
        protocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrBlocks: [anywhere.ipv4],
        ipv6CidrBlocks: [anywhere.ipv6],
      },
    ],
    egress: [
      {
        description: "The containers",
        protocol: "tcp",
        fromPort: servicePort,
        toPort: servicePort,
        cidrBlocks: network.privateRanges,
      },
    ],
    tags: tags("none", { Name: "orders-entry" }),
  });

  // These groups name one another, so their rules are resources of their own.
  const group = (name: string, description: string): SecurityGroup =>
    new SecurityGroup(name, { vpcId, description, tags: tags("none", { Name: `orders-${name}` }) });
  const service = group("service", "Containers of the order service");
  const rotation = group("rotation", "Function that rotates the payment key");
  const worker = group("worker", "Settlement worker");
  const database = group("database", "Order database");

  new SecurityGroupIngressRule("service-from-entry", {
    securityGroupId: service.id,
    referencedSecurityGroupId: entry.id,
    description: "Requests from the load balancer",
    ipProtocol: "tcp",
    fromPort: servicePort,
    toPort: servicePort,
    tags: tags("none"),
  });
  for (const [name, client] of Object.entries({ service, worker })) {
    new SecurityGroupEgressRule(`${name}-to-database`, {
      securityGroupId: client.id,
      referencedSecurityGroupId: database.id,
      description: "Queries",
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      tags: tags("none"),
    });
    new SecurityGroupIngressRule(`database-from-${name}`, {
      securityGroupId: database.id,
      referencedSecurityGroupId: client.id,
      description: `Queries from the ${name}`,
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
      tags: tags("none"),
    });
  }
  for (const [name, client] of Object.entries({ service, rotation, worker })) {
    new SecurityGroupEgressRule(`${name}-to-https`, {
      securityGroupId: client.id,
      cidrIpv4: anywhere.ipv4,
      description: "AWS APIs and the payment provider",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      tags: tags("none"),
    });
  }
  return { entry, service, rotation, worker, database };
}
