import { Namespace } from "@pulumi/azure-native/servicebus/namespace.js";
import { NamespaceNetworkRuleSet } from "@pulumi/azure-native/servicebus/namespaceNetworkRuleSet.js";
import { Queue } from "@pulumi/azure-native/servicebus/queue.js";
import { Subscription } from "@pulumi/azure-native/servicebus/subscription.js";
import { Topic } from "@pulumi/azure-native/servicebus/topic.js";
import type { Keys } from "./keys.ts";
import { createPrivateAccess, type Network } from "./network.ts";
import type { Place } from "./place.ts";
import { tags } from "./tags.ts";

export interface Messaging {
  namespace: Namespace;
  placed: Topic;
  fulfilment: Queue;
}

export function createMessaging(place: Place, network: Network, keys: Keys): Messaging {
  const { resourceGroupName, location } = place;
  const namespace = new Namespace(
    "orders",
    {
      resourceGroupName,
      location,
      sku: { name: "Premium", tier: "Premium", capacity: 1 },
      premiumMessagingPartitions: 1,
      zoneRedundant: true,
      minimumTlsVersion: "1.2",
      disableLocalAuth: true,
      publicNetworkAccess: "Disabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [keys.data.identity.id] },
      encryption: {
        keySource: "Microsoft.KeyVault",
        requireInfrastructureEncryption: true,
        keyVaultProperties: [
          {
            keyName: keys.data.key.name,
            keyVaultUri: keys.data.vault.properties.vaultUri,
            identity: { userAssignedIdentity: keys.data.identity.id },
          },
        ],
      },
      tags: tags("customer"),
    },
    { dependsOn: keys.data.ready },
  );
  const owner = { resourceGroupName, namespaceName: namespace.name };
  new NamespaceNetworkRuleSet("orders", {
    ...owner,
    defaultAction: "Deny",
    publicNetworkAccess: "Disabled",
    trustedServiceAccessEnabled: true,
  });
  createPrivateAccess(place, network, {
    name: "messaging",
    resourceId: namespace.id,
    groupId: "namespace",
    privateZoneName: "privatelink.servicebus.windows.net",
  });

  const fulfilment = new Queue("fulfilment", {
    ...owner,
    queueName: "fulfilment",
    requiresDuplicateDetection: true,
    maxDeliveryCount: 5,
    deadLetteringOnMessageExpiration: true,
    defaultMessageTimeToLive: "P14D",
  });
  const placed = new Topic("placed", { ...owner, topicName: "placed", defaultMessageTimeToLive: "P14D" });
  new Subscription("fulfilment", {
    ...owner,
    topicName: placed.name,
    subscriptionName: "fulfilment",
    forwardTo: fulfilment.name,
    maxDeliveryCount: 5,
    deadLetteringOnMessageExpiration: true,
  });
  return { namespace, placed, fulfilment };
}
