import { not } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { hasTwo } from "./zones.ts";

export const messageBrokersSpanZones: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/message-brokers-span-zones",
  title: "Message brokers run in at least two zones",
  severity: "medium",
  rationale:
    "Messages wait in the broker. When its only zone fails, senders and receivers stop, and what was accepted and not yet stored elsewhere may be lost.",
  fix: "Amazon MQ: deploymentMode ACTIVE_STANDBY_MULTI_AZ or CLUSTER_MULTI_AZ. MSK: clientSubnets of at least two zones. Event Hubs and Service Bus: do not set zoneRedundant to false.",
  failure: "the broker runs in one zone only",
  requires: {
    "aws:mq/broker:Broker": (broker) =>
      broker.get("deploymentMode").oneOf(["ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"]),
    "aws:msk/cluster:Cluster": (cluster) => hasTwo(cluster.get("brokerNodeGroupInfo").get("clientSubnets")),
    "azure-native:eventhub:Namespace": (namespace) => not(namespace.get("zoneRedundant").equals(false)),
    "azure-native:servicebus:Namespace": (namespace) => not(namespace.get("zoneRedundant").equals(false)),
  },
});
