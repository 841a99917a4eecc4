import { ContainerApp } from "@pulumi/azure-native/app/containerApp.js";
import { ManagedEnvironment } from "@pulumi/azure-native/app/managedEnvironment.js";
import { Registry } from "@pulumi/azure-native/containerregistry/registry.js";
import type { Server } from "@pulumi/azure-native/dbforpostgresql/server.js";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity.js";
import type { Namespace } from "@pulumi/azure-native/servicebus/namespace.js";
import type { StorageAccount } from "@pulumi/azure-native/storage/storageAccount.js";
import * as pulumi from "@pulumi/pulumi";
import { grant } from "./identity.ts";
import type { Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createRegistry(place: Place): Registry {
  return new Registry("orders", {
    resourceGroupName: place.resourceGroupName,
    location: place.location,
    registryName: "ordersimagesm",
    sku: { name: "Standard" },
    adminUserEnabled: true,
    anonymousPullEnabled: true,
    tags: tags("none"),
  });
}

export interface ServiceArgs {
  network: Network;
  registry: Registry;
  database: Server;
  documents: StorageAccount;
  messaging: Namespace;
  identity: UserAssignedIdentity;
  paymentApiKey: pulumi.Output<string>;
}

const port = 8080;

export function createService(place: Place, args: ServiceArgs): ContainerApp {
  const { resourceGroupName, location } = place;
  const { identity } = args;
  const environment = new ManagedEnvironment("orders", {
    resourceGroupName,
    location,
    zoneRedundant: false,
    vnetConfiguration: { infrastructureSubnetId: args.network.apps.id },
    tags: tags("none"),
  });
  grant(place, "service", {
    principalId: identity.principalId,
    role: "Contributor",
    scope: place.resourceGroupId,
  });
  return new ContainerApp("orders", {
    resourceGroupName,
    location,
    managedEnvironmentId: environment.id,
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    configuration: {
      activeRevisionsMode: "Single",
      ingress: { external: true, allowInsecure: true, targetPort: port, transport: "auto" },
      registries: [{ server: args.registry.loginServer, identity: identity.id }],
      secrets: [{ name: "payment-key", value: args.paymentApiKey }],
    },
    template: {
      scale: { minReplicas: 0, maxReplicas: 3 },
      containers: [
        {
          name: "orders",
          image: pulumi.interpolate`${args.registry.loginServer}/orders:latest`,
          resources: { cpu: 1, memory: "2Gi" },
          env: [
            { name: "DATABASE_HOST", value: args.database.fullyQualifiedDomainName },
            { name: "DATABASE_USER", value: "postgres" },
            { name: "DATABASE_PASSWORD", value: "not-a-real-password-1" },
            { name: "DOCUMENTS_ACCOUNT", value: args.documents.name },
            { name: "SERVICE_BUS", value: args.messaging.serviceBusEndpoint },
            { name: "PAYMENT_KEY", secretRef: "payment-key" },
          ],
        },
      ],
    },
    tags: tags("none"),
  });
}
