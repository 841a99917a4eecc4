import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
import * as pulumi from "@pulumi/pulumi";
import { createBackup } from "./backup.ts";
import { createRepository, createService, createServiceLogGroup } from "./compute.ts";
import { readSettings } from "./config.ts";
import { createData } from "./data.ts";
import { createEdge } from "./edge.ts";
import { createFirewall } from "./firewall.ts";
import { createAccountAccess, createServiceRoles } from "./identity.ts";
import { createDataKey } from "./keys.ts";
import { createLogging } from "./logging.ts";
import { createMessaging } from "./messaging.ts";
import { createAlarms } from "./monitoring.ts";
import { createNetwork } from "./network.ts";
import { createPaymentKey } from "./secrets.ts";
import { createAuditBucket, createDocuments } from "./storage.ts";
import { createWorker } from "./worker.ts";

export default async (): Promise<Record<string, pulumi.Output<string>>> => {
  const settings = readSettings();
  const accountId = getCallerIdentityOutput().accountId;

  createLogging(createAuditBucket(accountId));
  createAccountAccess();
  const documents = createDocuments();
  const network = createNetwork(settings);
  const firewall = createFirewall(network);
  const edge = createEdge({ ...settings, network, firewall });

  const data = createData({ network, firewall });
  const messaging = createMessaging();
  const repository = createRepository();
  const paymentKey = createPaymentKey(settings.paymentApiKey, createDataKey());

  const logGroup = createServiceLogGroup();
  const roles = createServiceRoles({ repositoryArn: repository.arn, logGroupArn: logGroup.arn });
  createService({
    region: settings.region,
    network,
    firewall,
    roles,
    repository,
    logGroup,
    data,
    documentsBucket: documents.id,
    messaging,
    paymentKey,
    targets: edge.targets,
    listener: edge.https,
  });
  createWorker(network, firewall);

  createBackup(data);
  createAlarms({ edge, data, contact: settings.contact });

  return {
    url: pulumi.interpolate`https://${settings.domain}`,
    loadBalancer: edge.loadBalancer.dnsName,
    database: data.database.endpoint,
    documents: documents.id,
  };
};
