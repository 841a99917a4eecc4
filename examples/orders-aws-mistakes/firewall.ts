import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export interface Firewall {
  entry: SecurityGroup;
  service: SecurityGroup;
  worker: SecurityGroup;
  database: SecurityGroup;
}

export const servicePort = 8080;

const anywhere = { ipv4: "0.0.0.0/0", ipv6: "::/0" };

export function createFirewall(network: Network): Firewall {
  const vpcId = network.vpc.id;
  const entry = new SecurityGroup("entry", {
    vpcId,
    description: "Load balancer: the public website",
    ingress: [
      { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [anywhere.ipv4] },
      { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: [anywhere.ipv4] },
      { description: "Support", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [anywhere.ipv4] },
    ],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [anywhere.ipv4] }],
    tags: tags("none", { Name: "orders-entry" }),
  });

  const group = (name: string, description: string): SecurityGroup =>
    new SecurityGroup(name, { vpcId, description, tags: tags("none", { Name: `orders-${name}` }) });
  const service = group("service", "Containers of the order service");
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
  new SecurityGroupIngressRule("service-debugging", {
    securityGroupId: service.id,
    cidrIpv4: anywhere.ipv4,
    description: "Debugging",
    ipProtocol: "tcp",
    fromPort: 3000,
    toPort: 9999,
    tags: tags("none"),
  });
  new SecurityGroupIngressRule("database-from-service", {
    securityGroupId: database.id,
    referencedSecurityGroupId: service.id,
    description: "Queries",
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    tags: tags("none"),
  });
  new SecurityGroupIngressRule("database-from-home", {
    securityGroupId: database.id,
    cidrIpv4: anywhere.ipv4,
    description: "Queries from the home office",
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    tags: tags("none"),
  });
  new SecurityGroupIngressRule("worker-from-home", {
    securityGroupId: worker.id,
    cidrIpv6: anywhere.ipv6,
    description: "SSH",
    ipProtocol: "tcp",
    fromPort: 22,
    toPort: 22,
    tags: tags("none"),
  });
  new SecurityGroupIngressRule("worker-from-partner", {
    securityGroupId: worker.id,
    cidrIpv4: anywhere.ipv4,
    description: "Settlement partner, address to be confirmed",
    ipProtocol: "-1",
    tags: tags("none"),
  });
  for (const [name, client] of Object.entries({ service, worker, database })) {
    new SecurityGroupEgressRule(`${name}-to-anywhere`, {
      securityGroupId: client.id,
      cidrIpv4: anywhere.ipv4,
      ipProtocol: "-1",
      tags: tags("none"),
    });
  }
  return { entry, service, worker, database };
}
