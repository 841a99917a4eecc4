import type { Truth, Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function hasIdentity(type: Value<string>): Truth {
  return type.text((text) => /Assigned/i.test(text));
}

export const appsHaveAManagedIdentity: Rule = defineRule<ResourceTypes>({
  id: "access/apps-have-a-managed-identity",
  title: "Apps have a managed identity",
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
  },
});
