import type { Reference } from "@rampart/core/graph";
import { anyOf } from "@rampart/core/value";
import { deniesPlainHttp, someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface Policy {
  readonly policy: string;
}

const OF_QUEUE: Reference = {
  type: "aws:sqs/queuePolicy:QueuePolicy",
  through: "queueUrl",
  to: ["aws:sqs/queue:Queue"],
};
const OF_TOPIC: Reference = {
  type: "aws:sns/topicPolicy:TopicPolicy",
  through: "arn",
  to: ["aws:sns/topic:Topic"],
};
const TO_QUEUE = ["sqs:*", "sqs:SendMessage", "*"];
const TO_TOPIC = ["sns:*", "sns:Publish", "*"];

export const queuesAndTopicsRefusePlainHttp: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/queues-and-topics-refuse-plain-http",
  title: "Queues and topics refuse messages without TLS",
  severity: "low",
  rationale:
    "SQS and SNS answer plain HTTP too. A client that is set up so sends its messages readable over the network.",
  fix: 'Add to the policy of the queue or topic a statement with Effect Deny, Principal "*", Action "sqs:*" or "sns:Publish", and the condition Bool aws:SecureTransport false.',
  failure: "messages without TLS are accepted",
  requires: {
    "aws:sqs/queue:Queue": (queue, { graph }) =>
      anyOf(
        deniesPlainHttp(queue.inputs.get("policy"), TO_QUEUE),
        someAttached<Policy>(graph, queue, OF_QUEUE, (policy) =>
          deniesPlainHttp(policy.get("policy"), TO_QUEUE),
        ),
      ),
    "aws:sns/topic:Topic": (topic, { graph }) =>
      anyOf(
        deniesPlainHttp(topic.inputs.get("policy"), TO_TOPIC),
        someAttached<Policy>(graph, topic, OF_TOPIC, (policy) =>
          deniesPlainHttp(policy.get("policy"), TO_TOPIC),
        ),
      ),
  },
});
