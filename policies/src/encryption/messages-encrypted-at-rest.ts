import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, type Rule, when } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const messagesEncryptedAtRest: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/messages-encrypted-at-rest",
  title: "Queues, topics and streams encrypt their messages at rest",
  severity: "medium",
  rationale:
    "Messages carry what the databases hold. Unencrypted, they are readable to anyone who gets at the storage beneath, and no key can be taken away to stop it.",
  fix: "Set kmsMasterKeyId on topics and queues (or leave sqsManagedSseEnabled on), encryptionType KMS on streams, serverSideEncryption.enabled: true on delivery streams.",
  failure: "messages are stored unencrypted",
  requires: {
    "aws:sns/topic:Topic": (topic) => topic.isWired("kmsMasterKeyId"),
    "aws:sqs/queue:Queue": (queue) =>
      anyOf(queue.get("sqsManagedSseEnabled").orElse(true).equals(true), queue.isWired("kmsMasterKeyId")),
    "aws:kinesis/stream:Stream": (stream) => stream.get("encryptionType").oneOf(["KMS"]),
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": (stream) =>
      anyOf(
        stream.get("serverSideEncryption").get("enabled").equals(true),
        // What comes from a stream is encrypted there; the delivery stream does not store it.
        stream.get("kinesisSourceConfiguration").isSet(),
        stream.get("mskSourceConfiguration").isSet(),
      ),
  },
  remedies: {
    "aws:sqs/queue:Queue": { set: { sqsManagedSseEnabled: true } },
    // Every account has this key of AWS.
    "aws:kinesis/stream:Stream": {
      set: { encryptionType: "KMS", kmsKeyId: when((key) => not(key.isSet()), "alias/aws/kinesis") },
    },
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
      set: { serverSideEncryption: { enabled: true } },
    },
  },
});
