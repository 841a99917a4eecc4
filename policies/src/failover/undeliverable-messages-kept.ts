import { anyOf } from "@rampart/core/value";
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
    "azure-native:servicebus:Queue": (queue) => queue.get("deadLetteringOnMessageExpiration").equals(true),
    "azure-native:servicebus:Subscription": (subscription) =>
      subscription.get("deadLetteringOnMessageExpiration").equals(true),
  },
});
