import { getClientConfigOutput } from "@pulumi/azure-native/authorization/getClientConfig.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import * as pulumi from "@pulumi/pulumi";
import { createBackup } from "./backup.ts";
import { createRegistry, createService } from "./compute.ts";
import { readSettings } from "./config.ts";
import { createDatabase } from "./data.ts";
import { createEdge } from "./edge.ts";
import { createFirewall } from "./firewall.ts";
import { createIdentity, createOperators } from "./identity.ts";
import { createKeys, createPaymentKey } from "./keys.ts";
import { createDefender, createWorkspace } from "./logging.ts";
import { createMessaging } from "./messaging.ts";
import { createAlarms } from "./monitoring.ts";
import { createNetwork } from "./network.ts";
import type { Place } from "./place.ts";
import { createDocuments } from "./storage.ts";
import { createWorker } from "./worker.ts";

export default async (): Promise<Record<string, pulumi.Output<string>>> => {
  const settings = readSettings();
  const client = getClientConfigOutput();
  const group = new ResourceGroup("orders", { resourceGroupName: "orders", location: settings.location });
  const place: Place = {
    subscriptionId: client.subscriptionId,
    tenantId: client.tenantId,
    resourceGroupName: group.name,
    resourceGroupId: group.id,
    location: settings.location,
  };

  const network = createNetwork(place, createFirewall(place));
  const identity = createIdentity(place, "service");
  const keys = createKeys(place, identity);
  createPaymentKey(place, keys, settings.paymentApiKey);
  const documents = createDocuments(place);
  const database = createDatabase(place);
  const messaging = createMessaging(place);
  const app = createService(place, {
    network,
    registry: createRegistry(place),
    database,
    documents,
    messaging,
    identity,
    paymentApiKey: settings.paymentApiKey,
  });
  createWorker(place, network);
  createEdge(place, { ...settings, network, app });
  createBackup(place);
  createOperators(place, settings.partnerObjectId);
  createWorkspace(place);
  createDefender(place);
  createAlarms(place, database, settings.contact);

  return {
    url: pulumi.interpolate`https://${settings.domain}`,
    database: database.fullyQualifiedDomainName,
    documents: documents.name,
  };
};
