import type { Resource, ResourceGraph } from "@rampart/core/graph";
import { anyOf, no, not, type Truth, type Value } from "@rampart/core/value";
import { letInTheInternet, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isClosed } from "./public-network-access.ts";

interface NetworkRules {
  readonly publicNetworkAccess?: string;
  readonly defaultAction?: string;
}

function isDenied(defaultAction: Value<string>): Truth {
  return defaultAction.oneOf(["Deny"]);
}

/** Whether there are address ranges, and they do not say "everybody". */
function namesNetworks(ranges: readonly Value<string>[]): Truth {
  return ranges.length === 0 ? no() : not(letInTheInternet(ranges));
}

/** Event Hubs and Service Bus keep their network rules in a resource of its own. */
function isRestrictedByRuleSet(graph: ResourceGraph, namespace: Resource<never> | Resource): Truth {
  const type = namespace.type.replace(":Namespace", ":NamespaceNetworkRuleSet");
  const reference = { type, through: "namespaceName", to: [namespace.type] };
  return someAttached<NetworkRules>(graph, namespace, reference, (rules) =>
    anyOf(isDenied(rules.get("defaultAction")), rules.get("publicNetworkAccess").oneOf(["Disabled"])),
  );
}

export const servicesRestrictedToNamedNetworks: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/services-restricted-to-named-networks",
  title: "Storage accounts, key vaults and other services answer named networks only",
  severity: "high",
  rationale:
    "Without network rules a leaked key or token works from anywhere in the world; with them the thief must also be inside the network.",
  fix: "Set defaultAction to Deny in the network rules and name the subnets and addresses that need the service, or set publicNetworkAccess to Disabled and use private endpoints.",
  failure: "every network may reach it",
  requires: {
    "azure-native:appconfiguration:ConfigurationStore": (store) => isClosed(store.get("publicNetworkAccess")),
    "azure-native:batch:BatchAccount": (account) =>
      anyOf(
        isClosed(account.get("publicNetworkAccess")),
        isDenied(account.get("networkProfile").get("accountAccess").get("defaultAction")),
      ),
    "azure-native:cognitiveservices:Account": (account) =>
      anyOf(
        isClosed(account.get("properties").get("publicNetworkAccess")),
        isDenied(account.get("properties").get("networkAcls").get("defaultAction")),
      ),
    "azure-native:containerregistry:Registry": (registry) =>
      anyOf(
        isClosed(registry.get("publicNetworkAccess")),
        isDenied(registry.get("networkRuleSet").get("defaultAction")),
      ),
    "azure-native:datafactory:Factory": (factory) => isClosed(factory.get("publicNetworkAccess")),
    "azure-native:eventgrid:Domain": (domain) =>
      anyOf(
        isClosed(domain.get("publicNetworkAccess")),
        namesNetworks(
          domain
            .get("inboundIpRules")
            .items()
            .map((rule) => rule.get("ipMask")),
        ),
      ),
    "azure-native:eventgrid:Topic": (topic) =>
      anyOf(
        isClosed(topic.get("publicNetworkAccess")),
        namesNetworks(
          topic
            .get("inboundIpRules")
            .items()
            .map((rule) => rule.get("ipMask")),
        ),
      ),
    "azure-native:eventhub:Namespace": (namespace, { graph }) =>
      anyOf(isClosed(namespace.get("publicNetworkAccess")), isRestrictedByRuleSet(graph, namespace)),
    "azure-native:keyvault:Vault": (vault) =>
      anyOf(
        isClosed(vault.get("properties").get("publicNetworkAccess")),
        isDenied(vault.get("properties").get("networkAcls").get("defaultAction")),
      ),
    "azure-native:machinelearningservices:Workspace": (workspace) =>
      isClosed(workspace.get("publicNetworkAccess")),
    "azure-native:recoveryservices:Vault": (vault) =>
      isClosed(vault.get("properties").get("publicNetworkAccess")),
    "azure-native:search:Service": (service) =>
      anyOf(
        isClosed(service.get("publicNetworkAccess")),
        namesNetworks(
          service
            .get("networkRuleSet")
            .get("ipRules")
            .items()
            .map((rule) => rule.get("value")),
        ),
      ),
    "azure-native:servicebus:Namespace": (namespace, { graph }) =>
      anyOf(isClosed(namespace.get("publicNetworkAccess")), isRestrictedByRuleSet(graph, namespace)),
    "azure-native:storage:StorageAccount": (account) =>
      anyOf(
        isClosed(account.get("publicNetworkAccess")),
        isDenied(account.get("networkRuleSet").get("defaultAction")),
      ),
  },
  remedies: {
    "azure-native:appconfiguration:ConfigurationStore": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:batch:BatchAccount": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:cognitiveservices:Account": {
      set: { properties: { networkAcls: { defaultAction: "Deny" } } },
    },
    "azure-native:containerregistry:Registry": { set: { networkRuleSet: { defaultAction: "Deny" } } },
    "azure-native:datafactory:Factory": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:eventgrid:Domain": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:eventgrid:Topic": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:eventhub:Namespace": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:keyvault:Vault": { set: { properties: { networkAcls: { defaultAction: "Deny" } } } },
    "azure-native:machinelearningservices:Workspace": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:recoveryservices:Vault": { set: { properties: { publicNetworkAccess: "Disabled" } } },
    "azure-native:search:Service": { set: { publicNetworkAccess: "disabled" } },
    "azure-native:servicebus:Namespace": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:storage:StorageAccount": { set: { networkRuleSet: { defaultAction: "Deny" } } },
  },
});
