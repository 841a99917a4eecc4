import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule, without } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function doesNotManage(rights: Value<readonly string[]>): Truth {
  return not(rights.some((right) => right.oneOf(["Manage"])));
}

export const authorizationRulesDoNotManage: Rule = defineRule<ResourceTypes>({
  id: "access/authorization-rules-do-not-manage",
  title: "Shared keys of queues and event hubs send or receive, and do not manage",
  severity: "medium",
  rationale:
    "Whoever has a key with Manage deletes queues and makes further keys; a program that sends or receives never needs it.",
  fix: "Set rights to Send or to Listen, or replace the key by a role of a managed identity.",
  failure: "its key may delete queues and make further keys (Manage)",
  requires: {
    "azure-native:eventhub:NamespaceAuthorizationRule": (rule) => doesNotManage(rule.get("rights")),
    "azure-native:servicebus:NamespaceAuthorizationRule": (rule) => doesNotManage(rule.get("rights")),
  },
  remedies: {
    "azure-native:eventhub:NamespaceAuthorizationRule": {
      set: { rights: without((right) => right.oneOf(["Manage"])) },
    },
    "azure-native:servicebus:NamespaceAuthorizationRule": {
      set: { rights: without((right) => right.oneOf(["Manage"])) },
    },
  },
});
