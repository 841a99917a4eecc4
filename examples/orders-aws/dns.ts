import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch/logResourcePolicy.js";
import { Key } from "@pulumi/aws/kms/key.js";
import type { LoadBalancer } from "@pulumi/aws/lb/loadBalancer.js";
import { HealthCheck } from "@pulumi/aws/route53/healthCheck.js";
import { HostedZoneDnsSec } from "@pulumi/aws/route53/hostedZoneDnsSec.js";
import { KeySigningKey } from "@pulumi/aws/route53/keySigningKey.js";
import { QueryLog } from "@pulumi/aws/route53/queryLog.js";
import { Record as DnsRecord } from "@pulumi/aws/route53/record.js";
import { Zone } from "@pulumi/aws/route53/zone.js";
import * as pulumi from "@pulumi/pulumi";
import type { RecoveryEntry } from "./config.ts";
import { accountAdministers, logGroupsUse, policyDocument } from "./policy.ts";
import { tags } from "./tags.ts";

/** Route 53 takes keys and log groups of this region only. */
const dnsRegion = "us-east-1";

export interface NamesArgs {
  loadBalancer: LoadBalancer;
  domain: string;
  recoveryEntry: RecoveryEntry;
  accountId: pulumi.Input<string>;
}

/** The name moves to the recovery region by itself when the entry here stops answering. */
export function createNames({ loadBalancer, domain, recoveryEntry, accountId }: NamesArgs): void {
  const zone = new Zone("orders", { name: domain, comment: "Order service", tags: tags("none") });
  const health = new HealthCheck("orders", {
    type: "HTTPS",
    fqdn: loadBalancer.dnsName,
    port: 443,
    enableSni: true,
    resourcePath: "/health",
    requestInterval: 10,
    failureThreshold: 3,
    measureLatency: true,
    tags: tags("none", { Name: "orders" }),
  });
  const record = { zoneId: zone.zoneId, name: domain, type: "A" };
  new DnsRecord("primary", {
    ...record,
    setIdentifier: "primary",
    failoverRoutingPolicies: [{ type: "PRIMARY" }],
    healthCheckId: health.id,
    aliases: [{ name: loadBalancer.dnsName, zoneId: loadBalancer.zoneId, evaluateTargetHealth: true }],
  });
  new DnsRecord("secondary", {
    ...record,
    setIdentifier: "secondary",
    failoverRoutingPolicies: [{ type: "SECONDARY" }],
    aliases: [{ name: recoveryEntry.dnsName, zoneId: recoveryEntry.zoneId, evaluateTargetHealth: true }],
  });
  signAnswers(zone, accountId);
  logQuestions(zone, accountId);
}

/** Resolvers can tell that an answer is ours. The registrar needs the key's DS record once. */
function signAnswers(zone: Zone, accountId: pulumi.Input<string>): void {
  const ownZone = {
    Principal: { Service: "dnssec-route53.amazonaws.com" },
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
  const key = new Key(
    "dns-signing",
    {
      description: "Signs the answers for the order service's names",
      region: dnsRegion,
      customerMasterKeySpec: "ECC_NIST_P256",
      keyUsage: "SIGN_VERIFY",
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountAdministers(accountId),
        {
          Sid: "Route53Signs",
          Effect: "Allow",
          Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
          ...ownZone,
        },
        {
          Sid: "Route53KeepsItsGrant",
          Effect: "Allow",
          Action: "kms:CreateGrant",
          ...ownZone,
          Condition: { ...ownZone.Condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ]),
      tags: tags("none"),
    },
    { protect: true },
  );
  const signing = new KeySigningKey("orders", {
    hostedZoneId: zone.zoneId,
    keyManagementServiceArn: key.arn,
    name: "orders",
  });
  new HostedZoneDnsSec("orders", { hostedZoneId: zone.zoneId }, { dependsOn: signing });
}

function logQuestions(zone: Zone, accountId: pulumi.Input<string>): void {
  const key = new Key(
    "dns-logs",
    {
      description: "Questions asked about the order service's names",
      region: dnsRegion,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([accountAdministers(accountId), logGroupsUse(dnsRegion, accountId)]),
      tags: tags("operational"),
    },
    { protect: true },
  );
  const logGroup = new LogGroup("dns", {
    name: "/aws/route53/orders",
    region: dnsRegion,
    retentionInDays: 400,
    kmsKeyId: key.arn,
    tags: tags("operational"),
  });
  const writes = new LogResourcePolicy("dns", {
    region: dnsRegion,
    policyName: "orders-dns",
    policyDocument: policyDocument([
      {
        Sid: "Route53Writes",
        Effect: "Allow",
        Principal: { Service: "route53.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroup.arn}:*`,
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ]),
  });
  new QueryLog("orders", { zoneId: zone.zoneId, cloudwatchLogGroupArn: logGroup.arn }, { dependsOn: writes });
}
