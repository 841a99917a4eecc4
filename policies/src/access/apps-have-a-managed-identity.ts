import type { Truth, Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function hasIdentity(type: Value<string>): Truth {
  return type.text((text) => /Assigned/i.test(text));
}

export const appsHaveAManagedIdentity: Rule = defineRule<ResourceTypes>({
  id: "access/apps-have-a-managed-identity",
  title: "Apps and services that call others have a managed identity",
  severity: "low",
  rationale:
    "An app without an identity of its own needs keys and passwords in its settings, where people read them and nobody changes them.",
  fix: "Set identity.type to SystemAssigned or UserAssigned and give that identity the roles the app needs.",
  failure: "it has no identity of its own",
  requires: {
    "azure-native:app:ContainerApp": (app) => hasIdentity(app.get("identity").get("type")),
    "azure-native:datafactory:Factory": (factory) => hasIdentity(factory.get("identity").get("type")),
    "azure-native:web:WebApp": (app) => hasIdentity(app.get("identity").get("type")),
    "azure-native:web:WebAppSlot": (slot) => hasIdentity(slot.get("identity").get("type")),
    "azure-native:cognitiveservices:Account": (account) => hasIdentity(account.get("identity").get("type")),
    "azure-native:eventgrid:Domain": (domain) => hasIdentity(domain.get("identity").get("type")),
    "azure-native:eventgrid:Topic": (topic) => hasIdentity(topic.get("identity").get("type")),
    "azure-native:signalrservice:SignalR": (service) => hasIdentity(service.get("identity").get("type")),
    "azure-native:webpubsub:WebPubSub": (service) => hasIdentity(service.get("identity").get("type")),
  },
  remedies: {
    "azure-native:app:ContainerApp": { set: { identity: { type: "SystemAssigned" } } },
    "azure-native:datafactory:Factory": { set: { identity: { type: "SystemAssigned" } } },
    "azure-native:web:WebApp": { set: { identity: { type: "SystemAssigned" } } },
    "azure-native:web:WebAppSlot": { set: { identity: { type: "SystemAssigned" } } },
  },
});
