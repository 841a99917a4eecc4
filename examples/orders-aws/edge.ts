import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Listener } from "@pulumi/aws/lb/listener.js";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer.js";
import { TargetGroup } from "@pulumi/aws/lb/targetGroup.js";
import { WebAcl } from "@pulumi/aws/wafv2/webAcl.js";
import { WebAclAssociation } from "@pulumi/aws/wafv2/webAclAssociation.js";
import { WebAclLoggingConfiguration } from "@pulumi/aws/wafv2/webAclLoggingConfiguration.js";
import { type Firewall, servicePort } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import type { LogBuckets } from "./storage.ts";
import { tags } from "./tags.ts";

export interface Edge {
  loadBalancer: LoadBalancer;
  targets: TargetGroup;
  https: Listener;
}

export interface EdgeArgs {
  network: Network;
  firewall: Firewall;
  keys: Keys;
  logs: LogBuckets;
  certificateArn: string;
}

export function createEdge(args: EdgeArgs): Edge {
  const { network, firewall, logs } = args;
  const loadBalancer = new LoadBalancer(
    "orders",
    {
      loadBalancerType: "application",
      internal: false,
      subnets: network.publicSubnets.map((subnet) => subnet.id),
      securityGroups: [firewall.entry.id],
      enableDeletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      enableZonalShift: true,
      accessLogs: { enabled: true, bucket: logs.logs.id, prefix: "load-balancer" },
      tags: tags("none"),
    },
    { dependsOn: logs.policies },
  );
  const targets = new TargetGroup("orders", {
    vpcId: network.vpc.id,
    targetType: "ip",
    protocol: "HTTPS",
    port: servicePort,
    deregistrationDelay: 30,
    healthCheck: { protocol: "HTTPS", path: "/health", matcher: "200", interval: 10, unhealthyThreshold: 3 },
    tags: tags("none"),
  });
  const https = new Listener("https", {
    loadBalancerArn: loadBalancer.arn,
    protocol: "HTTPS",
    port: 443,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: args.certificateArn,
    routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
    tags: tags("none"),
  });
  new Listener("http", {
    loadBalancerArn: loadBalancer.arn,
    protocol: "HTTP",
    port: 80,
    defaultActions: [
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
    ],
    tags: tags("none"),
  });
  createWebFirewall(loadBalancer, args.keys);
  return { loadBalancer, targets, https };
}

function createWebFirewall(loadBalancer: LoadBalancer, keys: Keys): void {
  const visible = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
    metricName,
  });
  const managed = [
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesSQLiRuleSet",
  ];
  const acl = new WebAcl("orders", {
    description: "Known attacks and floods, before they reach the order service",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: visible("orders"),
    rules: [
      {
        name: "flood",
        priority: 0,
        action: { block: {} },
        statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 2000 } },
        visibilityConfig: visible("flood"),
      },
      ...managed.map((name, index) => ({
        name,
        priority: index + 1,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
        visibilityConfig: visible(name),
      })),
    ],
    tags: tags("none"),
  });
  new WebAclAssociation("orders", { resourceArn: loadBalancer.arn, webAclArn: acl.arn });
  // WAF writes only to groups whose names begin like this.
  const logGroup = new LogGroup("web-firewall", {
    name: "aws-waf-logs-orders",
    retentionInDays: 400,
    kmsKeyId: keys.logs.arn,
    tags: tags("operational"),
  });
  new WebAclLoggingConfiguration("orders", {
    resourceArn: acl.arn,
    logDestinationConfigs: [logGroup.arn],
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
  });
}
