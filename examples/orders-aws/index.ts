import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import { createBackup } from "./backup.ts";
import { createRepository, createService, createServiceLogGroup } from "./compute.ts";
import { readSettings } from "./config.ts";
import { createData } from "./data.ts";
import { createNames } from "./dns.ts";
import { createEdge } from "./edge.ts";
import { createFirewall } from "./firewall.ts";
import { createAccountAccess, createServiceRoles } from "./identity.ts";
import { createKeys } from "./keys.ts";
import { createLogging, trailName } from "./logging.ts";
import { createMessaging } from "./messaging.ts";
import { createAlarms, createAlarmTopic } from "./monitoring.ts";
import { createNetwork } from "./network.ts";
import { createPaymentKey } from "./secrets.ts";
import { createDocuments, createLogBuckets } from "./storage.ts";
import { createWorker } from "./worker.ts";

export default async (): Promise<Record<string, pulumi.Output<string>>> => {
  const settings = readSettings();
  const { region, recoveryRegion } = settings;
  const accountId = getCallerIdentityOutput().accountId;
  const trailArn = pulumi.interpolate`arn:aws:cloudtrail:${region}:${accountId}:trail/${trailName}`;

  const keys = createKeys({ accountId, region, recoveryRegion });
  const buckets = createLogBuckets(keys, accountId, region, trailArn);
  const documents = createDocuments({ keys, logs: buckets.logs, accountId, recoveryRegion });
  const { trailLogGroup } = createLogging({ accountId, keys, buckets, documents });
  createAccountAccess();
  const alarms = createAlarmTopic(keys, accountId, settings.securityContact);

  const network = createNetwork({ region, zones: settings.zones, logs: buckets });
  const firewall = createFirewall(network);
  const edge = createEdge({ ...settings, network, firewall, keys, logs: buckets });
  createNames({ ...settings, loadBalancer: edge.loadBalancer, accountId });

  const data = createData({ network, firewall, keys, accountId, recoveryRegion });
  const messaging = createMessaging(keys, accountId);
  const repository = createRepository(keys);
  const paymentKey = createPaymentKey({
    value: settings.paymentApiKey,
    imageDigest: settings.rotationImageDigest,
    repository,
    network,
    firewall,
    messaging,
    keys,
    accountId,
    recoveryRegion,
  });

  const logGroup = createServiceLogGroup(keys);
  const roles = createServiceRoles({
    accountId,
    region,
    data,
    documents,
    messaging,
    paymentKey,
    repositoryArn: repository.arn,
    logGroupArn: logGroup.arn,
    keys,
  });
  const { cluster, service } = createService({
    region,
    network,
    firewall,
    roles,
    repository,
    imageDigest: settings.serviceImageDigest,
    logGroup,
    data,
    documentsBucket: documents.id,
    messaging,
    paymentKey,
    targets: edge.targets,
    listener: edge.https,
  });
  createWorker(network, firewall, keys);

  createBackup({ accountId, recoveryRegion, keys, alarms });
  createAlarms({ topic: alarms, edge, cluster, service, data, messaging, trailLogGroup });

  return {
    url: pulumi.interpolate`https://${settings.domain}`,
    loadBalancer: edge.loadBalancer.dnsName,
    database: data.database.endpoint,
    documents: documents.id,
  };
};
