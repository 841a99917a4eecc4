import { Namespace } from "@pulumi/azure-native/servicebus/namespace.js";
import { NamespaceAuthorizationRule } from "@pulumi/azure-native/servicebus/namespaceAuthorizationRule.js";
import { Queue } from "@pulumi/azure-native/servicebus/queue.js";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export function createMessaging(place: Place): Namespace {
  const { resourceGroupName, location } = place;
  const namespace = new Namespace("orders", {
    resourceGroupName,
    location,
    sku: { name: "Standard", tier: "Standard" },
    minimumTlsVersion: "1.0",
    disableLocalAuth: false,
    publicNetworkAccess: "Enabled",
    tags: tags("customer"),
  });
  const owner = { resourceGroupName, namespaceName: namespace.name };
  new NamespaceAuthorizationRule("service", {
    ...owner,
    authorizationRuleName: "service",
    rights: ["Listen", "Manage", "Send"],
  });
  new Queue("fulfilment", { ...owner, queueName: "fulfilment", defaultMessageTimeToLive: "P14D" });
  return namespace;
}
