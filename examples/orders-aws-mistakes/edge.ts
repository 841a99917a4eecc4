import { Listener } from "@pulumi/aws/lb/listener.js";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer.js";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup.js";
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import { Zone } from "@pulumi/aws/route53/zone.js";
import { type Firewall, servicePort } from "./firewall.ts";
import type { Network } from "./network.ts";
import { tags } from "./tags.ts";

export interface Edge {
  loadBalancer: LoadBalancer;
  targets: TargetGroup;
  https: Listener;
}

export interface EdgeArgs {
  network: Network;
  firewall: Firewall;
  domain: string;
  certificateArn: string;
}

export function createEdge({ network, firewall, domain, certificateArn }: EdgeArgs): Edge {
  const loadBalancer = new LoadBalancer("orders", {
    loadBalancerType: "application",
    internal: false,
    subnets: network.publicSubnets.map((subnet) => subnet.id),
    securityGroups: [firewall.entry.id],
    enableDeletionProtection: false,
    tags: tags("none"),
  });
  const targets = new TargetGroup("orders", {
    vpcId: network.vpc.id,
    targetType: "ip",
    protocol: "HTTP",
    port: servicePort,
    tags: tags("none"),
  });
  const https = new Listener("https", {
    loadBalancerArn: loadBalancer.arn,
    protocol: "HTTPS",
    port: 443,
    sslPolicy: "ELBSecurityPolicy-2016-08",
    certificateArn,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
    tags: tags("none"),
  });
  new Listener("http", {
    loadBalancerArn: loadBalancer.arn,
    protocol: "HTTP",
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
    tags: tags("none"),
  });

  const zone = new Zone("orders", { name: domain, forceDestroy: true, tags: tags("none") });
  new DnsRecord("orders", {
    zoneId: zone.zoneId,
    name: domain,
    type: "A",
    aliases: [{ name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: false }],
  });
  return { loadBalancer, targets, https };
}
