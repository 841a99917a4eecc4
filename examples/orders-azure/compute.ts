import { ContainerApp } from "@pulumi/azure-native/app/containerApp.js";
import { ManagedEnvironment } from "@pulumi/azure-native/app/managedEnvironment.js";
import { Registry } from "@pulumi/azure-native/containerregistry/registry.js";
import { Replication } from "@pulumi/azure-native/containerregistry/replication.js";
import type { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import type { Secret } from "@pulumi/azure-native/keyvault/secret.js";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import { PrivateRecordSet } from "@pulumi/azure-native/privatedns/privateRecordSet.js";
import * as pulumi from "@pulumi/pulumi";
import { createIdentity, grant } from "./identity.ts";
import type { Keys } from "./keys.ts";
import type { Messaging } from "./messaging.ts";
import { createPrivateAccess, createPrivateZone, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import type { Documents } from "./storage.ts";
import { tags } from "./tags.ts";

export function createRegistry(
  place: Place,
  network: Network,
  keys: Keys,
  recoveryLocation: string,
): Registry {
  const { resourceGroupName, location } = place;
  const registry = new Registry(
    "orders",
    {
      resourceGroupName,
      location,
      registryName: "ordersimages",
      sku: { name: "Premium" },
      adminUserEnabled: false,
      anonymousPullEnabled: false,
      publicNetworkAccess: "Disabled",
      networkRuleSet: { defaultAction: "Deny" },
      networkRuleBypassOptions: "AzureServices",
      zoneRedundancy: "Enabled",
      policies: {
        retentionPolicy: { status: "enabled", days: 30 },
        exportPolicy: { status: "disabled" },
      },
      identity: {
        type: "UserAssigned",
        userAssignedIdentities: keys.data.identity.id.apply((id) => ({ [id]: {} })),
      },
      encryption: {
        status: "enabled",
        keyVaultProperties: {
          identity: keys.data.identity.clientId,
          keyIdentifier: keys.data.key.keyUri,
        },
      },
      tags: tags("none"),
    },
    { dependsOn: keys.data.ready },
  );
  // The recovery region must be able to start the service when this one is gone.
  new Replication("recovery", {
    resourceGroupName,
    registryName: registry.name,
    replicationName: recoveryLocation,
    location: recoveryLocation,
    regionEndpointEnabled: true,
    zoneRedundancy: "Enabled",
    tags: tags("none"),
  });
  createPrivateAccess(place, network, {
    name: "registry",
    resourceId: registry.id,
    groupId: "registry",
    privateZoneName: "privatelink.azurecr.io",
  });
  return registry;
}

export interface ServiceArgs {
  network: Network;
  registry: Registry;
  imageDigest: string;
  database: Server;
  documents: Documents;
  messaging: Messaging;
  paymentKey: Secret;
}

export interface Service {
  environment: ManagedEnvironment;
  app: ContainerApp;
}

const port = 8080;

export function createService(place: Place, args: ServiceArgs): Service {
  const { resourceGroupName, location } = place;
  const environment = new ManagedEnvironment("orders", {
    resourceGroupName,
    location,
    zoneRedundant: true,
    publicNetworkAccess: "Disabled",
    vnetConfiguration: { internal: true, infrastructureSubnetId: args.network.apps.id },
    workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
    peerAuthentication: { mtls: { enabled: true } },
    peerTrafficConfiguration: { encryption: { enabled: true } },
    appLogsConfiguration: { destination: "azure-monitor" },
    tags: tags("none"),
  });
  const { zone } = createPrivateZone(place, args.network, "service", environment.defaultDomain);
  new PrivateRecordSet("service", {
    resourceGroupName,
    privateZoneName: zone.name,
    recordType: "A",
    relativeRecordSetName: "*",
    ttl: 60,
    aRecords: [{ ipv4Address: environment.staticIp }],
  });

  const identity = createIdentity(place, "service");
  const grants = grantService(place, identity, args);
  const image = pulumi.interpolate`${args.registry.loginServer}/orders@${args.imageDigest}`;
  const app = new ContainerApp(
    "orders",
    {
      resourceGroupName,
      location,
      managedEnvironmentId: environment.id,
      workloadProfileName: "Consumption",
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      configuration: {
        activeRevisionsMode: "Single",
        // "External" to the environment, which itself is internal: the gateway reaches it, the Internet not.
        ingress: { external: true, allowInsecure: false, targetPort: port, transport: "auto" },
        registries: [{ server: args.registry.loginServer, identity: identity.id }],
        secrets: [
          {
            name: "payment-key",
            keyVaultUrl: args.paymentKey.properties.secretUri,
            identity: identity.id,
          },
        ],
      },
      template: {
        scale: { minReplicas: 3, maxReplicas: 12 },
        containers: [
          {
            name: "orders",
            image,
            resources: { cpu: 1, memory: "2Gi" },
            env: [
              { name: "AZURE_CLIENT_ID", value: identity.clientId },
              { name: "DATABASE_HOST", value: args.database.fullyQualifiedDomainName },
              { name: "DATABASE_USER", value: "orders_service" },
              { name: "DOCUMENTS_ACCOUNT", value: args.documents.account.name },
              { name: "SERVICE_BUS", value: args.messaging.namespace.serviceBusEndpoint },
              { name: "PAYMENT_KEY", secretRef: "payment-key" },
            ],
            probes: (["Startup", "Liveness", "Readiness"] as const).map((type) => ({
              type,
              httpGet: { path: "/health", port, scheme: "HTTP" },
              periodSeconds: 10,
              failureThreshold: type === "Startup" ? 30 : 3,
            })),
          },
        ],
      },
      tags: tags("none"),
    },
    { dependsOn: grants },
  );
  return { environment, app };
}

function grantService(place: Place, identity: UserAssignedIdentity, args: ServiceArgs): pulumi.Resource[] {
  const to = { principalId: identity.principalId };
  return [
    grant(place, "service-images", { ...to, role: "AcrPull", scope: args.registry.id }),
    grant(place, "service-payment-key", {
      ...to,
      role: "Key Vault Secrets User",
      scope: args.paymentKey.id,
    }),
    grant(place, "service-documents", {
      ...to,
      role: "Storage Blob Data Contributor",
      scope: args.documents.container.id,
    }),
    grant(place, "service-announce", {
      ...to,
      role: "Azure Service Bus Data Sender",
      scope: args.messaging.placed.id,
    }),
    grant(place, "service-fulfil", {
      ...to,
      role: "Azure Service Bus Data Receiver",
      scope: args.messaging.fulfilment.id,
    }),
  ];
}
