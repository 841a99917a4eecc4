import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function isOn(value: Value<boolean>): Truth {
  return value.orElse(false).equals(true);
}

export const sharedKeysDisabled: Rule = defineRule<ResourceTypes>({
  id: "access/shared-keys-disabled",
  title: "Services accept identities of the directory, not shared keys",
  severity: "medium",
  rationale:
    "A shared key opens the whole service, says nothing about who used it, and is known to everybody who ever read a configuration.",
  fix: "Set disableLocalAuth (storage: allowSharedKeyAccess to false, registries: adminUserEnabled to false, AKS: disableLocalAccounts) and give roles to managed identities.",
  failure: "whoever has the shared key may use it",
  requires: {
    "azure-native:appconfiguration:ConfigurationStore": (store) => isOn(store.get("disableLocalAuth")),
    "azure-native:batch:BatchAccount": (account) => {
      const modes = account.get("allowedAuthenticationModes");
      return allOf(modes.isSet(), not(modes.some((mode) => mode.oneOf(["SharedKey"]))));
    },
    "azure-native:cognitiveservices:Account": (account) =>
      isOn(account.get("properties").get("disableLocalAuth")),
    "azure-native:containerregistry:Registry": (registry) =>
      registry.get("adminUserEnabled").orElse(false).equals(false),
    "azure-native:containerservice:ManagedCluster": (cluster) => isOn(cluster.get("disableLocalAccounts")),
    // Keys exist for the NoSQL interface only; the others have no other login.
    "azure-native:cosmosdb:DatabaseAccount": (account) =>
      anyOf(isOn(account.get("disableLocalAuth")), account.get("kind").oneOf(["MongoDB"])),
    "azure-native:eventgrid:Domain": (domain) => isOn(domain.get("disableLocalAuth")),
    "azure-native:eventgrid:Topic": (topic) => isOn(topic.get("disableLocalAuth")),
    "azure-native:eventhub:Namespace": (namespace) => isOn(namespace.get("disableLocalAuth")),
    "azure-native:redis:Redis": (cache) => isOn(cache.get("disableAccessKeyAuthentication")),
    "azure-native:search:Service": (service) => isOn(service.get("disableLocalAuth")),
    "azure-native:servicebus:Namespace": (namespace) => isOn(namespace.get("disableLocalAuth")),
    "azure-native:signalrservice:SignalR": (service) => isOn(service.get("disableLocalAuth")),
    "azure-native:storage:StorageAccount": (account) =>
      account.get("allowSharedKeyAccess").orElse(true).equals(false),
    "azure-native:webpubsub:WebPubSub": (service) => isOn(service.get("disableLocalAuth")),
  },
  remedies: {
    "azure-native:appconfiguration:ConfigurationStore": { set: { disableLocalAuth: true } },
    "azure-native:batch:BatchAccount": {
      set: { allowedAuthenticationModes: ["AAD", "TaskAuthenticationToken"] },
    },
    "azure-native:cognitiveservices:Account": { set: { properties: { disableLocalAuth: true } } },
    "azure-native:containerregistry:Registry": { set: { adminUserEnabled: false } },
    "azure-native:cosmosdb:DatabaseAccount": { set: { disableLocalAuth: true } },
    "azure-native:eventgrid:Domain": { set: { disableLocalAuth: true } },
    "azure-native:eventgrid:Topic": { set: { disableLocalAuth: true } },
    "azure-native:eventhub:Namespace": { set: { disableLocalAuth: true } },
    "azure-native:search:Service": { set: { disableLocalAuth: true } },
    "azure-native:servicebus:Namespace": { set: { disableLocalAuth: true } },
    "azure-native:signalrservice:SignalR": { set: { disableLocalAuth: true } },
    "azure-native:storage:StorageAccount": { set: { allowSharedKeyAccess: false } },
    "azure-native:webpubsub:WebPubSub": { set: { disableLocalAuth: true } },
  },
});
