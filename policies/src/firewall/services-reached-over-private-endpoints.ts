import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isClosed } from "./public-network-access.ts";

export const servicesReachedOverPrivateEndpoints: Rule = defineRule<ResourceTypes>({
  id: "firewall/services-reached-over-private-endpoints",
  title: "Services of Azure have no public endpoint",
  severity: "low",
  rationale:
    "Network rules name addresses, and addresses are shared and reused; without a public endpoint there is nothing to reach from outside at all.",
  fix: "Set publicNetworkAccess to Disabled and add a private endpoint.",
  failure: "it has a public endpoint",
  requires: {
    "azure-native:apimanagement:ApiManagementService": (service) =>
      isClosed(service.get("publicNetworkAccess")),
    "azure-native:appconfiguration:ConfigurationStore": (store) => isClosed(store.get("publicNetworkAccess")),
    "azure-native:automation:AutomationAccount": (account) =>
      account.get("publicNetworkAccess").equals(false),
    "azure-native:batch:BatchAccount": (account) => isClosed(account.get("publicNetworkAccess")),
    "azure-native:cognitiveservices:Account": (account) =>
      isClosed(account.get("properties").get("publicNetworkAccess")),
    "azure-native:containerregistry:Registry": (registry) => isClosed(registry.get("publicNetworkAccess")),
    "azure-native:cosmosdb:DatabaseAccount": (account) => isClosed(account.get("publicNetworkAccess")),
    "azure-native:databricks:Workspace": (workspace) => isClosed(workspace.get("publicNetworkAccess")),
    "azure-native:datafactory:Factory": (factory) => isClosed(factory.get("publicNetworkAccess")),
    "azure-native:eventgrid:Domain": (domain) => isClosed(domain.get("publicNetworkAccess")),
    "azure-native:eventgrid:Topic": (topic) => isClosed(topic.get("publicNetworkAccess")),
    "azure-native:eventhub:Namespace": (namespace) => isClosed(namespace.get("publicNetworkAccess")),
    "azure-native:keyvault:Vault": (vault) => isClosed(vault.get("properties").get("publicNetworkAccess")),
    "azure-native:machinelearningservices:Workspace": (workspace) =>
      isClosed(workspace.get("publicNetworkAccess")),
    "azure-native:search:Service": (service) => isClosed(service.get("publicNetworkAccess")),
    "azure-native:servicebus:Namespace": (namespace) => isClosed(namespace.get("publicNetworkAccess")),
    "azure-native:signalrservice:SignalR": (service) => isClosed(service.get("publicNetworkAccess")),
    "azure-native:storagesync:StorageSyncService": (service) =>
      service.get("incomingTrafficPolicy").oneOf(["AllowVirtualNetworksOnly"]),
    "azure-native:webpubsub:WebPubSub": (service) => isClosed(service.get("publicNetworkAccess")),
  },
});
