import { anyOf, not } from "@rampart/core/value";
import { hasDeadLetterQueue, isDeadLetterQueue } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const undeliverableMessagesKept: Rule = defineGraphRule<ResourceTypes>({
  id: "failover/undeliverable-messages-kept",
  title: "Messages that cannot be processed are kept in a dead-letter queue",
  severity: "medium",
  rationale:
    "A message that its receiver cannot process is tried until it expires, and is then lost without a trace; meanwhile it holds up those behind it.",
  fix: "SQS: set redrivePolicy (or add a RedrivePolicy) with the ARN of a dead-letter queue. Service Bus: set deadLetteringOnMessageExpiration to true.",
  failure: "a message that cannot be processed is lost when it expires",
  requires: {
    "aws:sqs/queue:Queue": (queue, { graph }) =>
      anyOf(hasDeadLetterQueue(graph, queue), isDeadLetterQueue(graph, queue)),
    // Service Bus keeps what was tried too often by itself; what expires it drops, where messages may expire.
    "azure-native:servicebus:Queue": (queue) =>
      anyOf(
        queue.get("deadLetteringOnMessageExpiration").equals(true),
        not(queue.get("defaultMessageTimeToLive").isSet()),
      ),
    "azure-native:servicebus:Subscription": (subscription) =>
      anyOf(
        subscription.get("deadLetteringOnMessageExpiration").equals(true),
        not(subscription.get("defaultMessageTimeToLive").isSet()),
      ),
  },
});
