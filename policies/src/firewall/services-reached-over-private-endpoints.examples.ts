import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a vault", "azure-native:keyvault:Vault", {
      properties: { publicNetworkAccess: "Disabled" },
    }),
    oneResource("an automation account", "azure-native:automation:AutomationAccount", {
      publicNetworkAccess: false,
    }),
    oneResource("a service for files", "azure-native:storagesync:StorageSyncService", {
      incomingTrafficPolicy: "AllowVirtualNetworksOnly",
    }),
  ],
  bad: [
    oneResource("APIs", "azure-native:apimanagement:ApiManagementService", {
      publicNetworkAccess: "Enabled",
    }),
    oneResource("settings", "azure-native:appconfiguration:ConfigurationStore", {
      configStoreName: "orders",
    }),
    oneResource("jobs", "azure-native:batch:BatchAccount", { publicNetworkAccess: "Enabled" }),
    oneResource("models", "azure-native:cognitiveservices:Account", {
      properties: { publicNetworkAccess: "Enabled" },
    }),
    oneResource("images", "azure-native:containerregistry:Registry", { publicNetworkAccess: "Enabled" }),
    oneResource("documents behind named networks", "azure-native:cosmosdb:DatabaseAccount", {
      publicNetworkAccess: "Enabled",
      isVirtualNetworkFilterEnabled: true,
    }),
    oneResource("notebooks", "azure-native:databricks:Workspace", { publicNetworkAccess: "Enabled" }),
    oneResource("pipelines", "azure-native:datafactory:Factory", { factoryName: "orders" }),
    oneResource("events of a domain", "azure-native:eventgrid:Domain", { domainName: "orders" }),
    oneResource("events of a topic", "azure-native:eventgrid:Topic", { publicNetworkAccess: "Enabled" }),
    oneResource("streams", "azure-native:eventhub:Namespace", { namespaceName: "orders" }),
    oneResource("experiments", "azure-native:machinelearningservices:Workspace", {
      publicNetworkAccess: "Enabled",
    }),
    oneResource("search", "azure-native:search:Service", { publicNetworkAccess: "Enabled" }),
    oneResource("queues", "azure-native:servicebus:Namespace", { namespaceName: "orders" }),
    oneResource("messages", "azure-native:signalrservice:SignalR", { publicNetworkAccess: "Enabled" }),
    oneResource("messages to browsers", "azure-native:webpubsub:WebPubSub", { resourceName: "orders" }),
    oneResource("files from everywhere", "azure-native:storagesync:StorageSyncService", {
      incomingTrafficPolicy: "AllowAllTraffic",
    }),
  ],
};
