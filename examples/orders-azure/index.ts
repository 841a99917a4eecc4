import { getClientConfigOutput } from "@pulumi/azure-native/authorization/getClientConfig.js";
import { ResourceGroup } from "@pulumi/azure-native/resources/resourceGroup.js";
import * as pulumi from "@pulumi/pulumi";
import { createBackup } from "./backup.ts";
import { createRegistry, createService } from "./compute.ts";
import { readSettings } from "./config.ts";
import { createDatabase } from "./data.ts";
import { createEdge } from "./edge.ts";
import { createFirewall } from "./firewall.ts";
import { createIdentity, createOperators, grant } from "./identity.ts";
import { createKeys, createPaymentKey } from "./keys.ts";
import { createDefender, createWorkspace, keepActivityLog, keepLogs } from "./logging.ts";
import { createMessaging } from "./messaging.ts";
import { createAlarms } from "./monitoring.ts";
import { createNetwork, createPrivateAccess, keepFlowLogs } from "./network.ts";
import type { Place } from "./place.ts";
import { createDocuments, createLogArchive } from "./storage.ts";
import { tags } from "./tags.ts";
import { createWorker } from "./worker.ts";

export default async (): Promise<Record<string, pulumi.Output<string>>> => {
  const settings = readSettings();
  const client = getClientConfigOutput();
  const group = new ResourceGroup(
    "orders",
    { resourceGroupName: "orders", location: settings.location, tags: tags("customer") },
    { protect: true },
  );
  const place: Place = {
    subscriptionId: client.subscriptionId,
    tenantId: client.tenantId,
    resourceGroupName: group.name,
    resourceGroupId: group.id,
    location: settings.location,
  };

  const network = createNetwork(place, createFirewall(place));
  const keys = createKeys(place, settings.recoveryLocation);
  const paymentKey = createPaymentKey(place, keys, settings.paymentApiKey, settings.paymentKeyExpires);
  createPrivateAccess(place, network, {
    name: "keys",
    resourceId: keys.vault.id,
    groupId: "vault",
    privateZoneName: "privatelink.vaultcore.azure.net",
  });

  const documents = createDocuments(place, keys);
  createPrivateAccess(place, network, {
    name: "documents",
    resourceId: documents.account.id,
    groupId: "blob",
    privateZoneName: "privatelink.blob.core.windows.net",
  });
  const database = createDatabase(place, { network, keys, adminsGroup: settings.databaseAdminsGroup });
  const messaging = createMessaging(place, network, keys);

  const registry = createRegistry(place, network, keys, settings.recoveryLocation);
  const service = createService(place, {
    network,
    registry,
    imageDigest: settings.imageDigest,
    database,
    documents,
    messaging,
    paymentKey,
  });
  const worker = createWorker(place, network, keys, settings.workerPublicKey);
  const edge = createEdge(place, { ...settings, network, service });
  const backup = createBackup(place, { keys, machine: worker.machine, database, documents });
  createOperators(place, settings.operatorsGroup);

  const workspace = createWorkspace(place);
  const archive = createLogArchive(place, keys);
  keepActivityLog(workspace, archive);
  createDefender(place, settings.securityContact);
  const flowLogs = createIdentity(place, "flow-logs");
  const mayWrite = grant(place, "flow-logs", {
    principalId: flowLogs.principalId,
    role: "Storage Blob Data Contributor",
    scope: archive.id,
  });
  keepFlowLogs(place, network, {
    storageId: archive.id,
    identityId: flowLogs.id,
    workspaceId: workspace.id,
    mayWrite,
  });
  for (const [name, resourceUri] of Object.entries({
    keys: keys.vault.id,
    "keys-recovery": keys.recoveryVault.id,
    documents: pulumi.interpolate`${documents.account.id}/blobServices/default`,
    logs: pulumi.interpolate`${archive.id}/blobServices/default`,
    database: database.id,
    messaging: messaging.namespace.id,
    registry: registry.id,
    service: service.environment.id,
    gateway: edge.gateway.id,
    bastion: worker.bastion.id,
    "backup-machines": backup.machines.id,
    "backup-data": backup.data.id,
  })) {
    keepLogs(name, resourceUri, workspace);
  }
  createAlarms(place, { edge, database, messaging, contact: settings.securityContact });

  return {
    url: pulumi.interpolate`https://${settings.domain}`,
    database: database.fullyQualifiedDomainName,
    documents: documents.account.name,
  };
};
