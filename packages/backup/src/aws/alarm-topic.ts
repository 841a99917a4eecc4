import { Key } from "@pulumi/aws/kms/key.js";
import { Topic } from "@pulumi/aws/sns/topic.js";
import { TopicPolicy } from "@pulumi/aws/sns/topicPolicy.js";
import { TopicSubscription } from "@pulumi/aws/sns/topicSubscription.js";
import { interpolate, type Output, type Resource } from "@pulumi/pulumi";
import type { Tags } from "../intent/tags.ts";
import { type Account, accountAdministers, policyDocument } from "./documents.ts";

/** Services that publish to the topic. */
const PUBLISHERS = ["backup.amazonaws.com", "events.amazonaws.com"];

/** A topic that EventBridge and AWS Backup publish to, encrypted with a key of its own: that of AWS shuts them out. */
export function makeTopic(make: {
  readonly name: string;
  readonly where: { readonly region?: string };
  readonly emails: readonly string[];
  readonly tags: Tags;
  readonly account: Account;
  readonly parent: Resource;
}): Output<string> {
  const { name, where, emails, tags, account, parent } = make;
  const key = new Key(
    `${name}-alarms`,
    {
      ...where,
      description: `Encrypts alarms about backups of ${name}`,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument([
        accountAdministers(account),
        {
          Sid: "PublishersEncrypt",
          Effect: "Allow",
          Principal: { Service: PUBLISHERS },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ]),
      tags,
    },
    { parent },
  );
  const topic = new Topic(
    `${name}-alarms`,
    { ...where, displayName: "Backup alarms", kmsMasterKeyId: key.arn, signatureVersion: 2, tags },
    { parent },
  );
  new TopicPolicy(
    `${name}-alarms`,
    {
      ...where,
      arn: topic.arn,
      policy: policyDocument([
        {
          Sid: "RulesPublish",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: {
            ArnLike: { "aws:SourceArn": interpolate`arn:${account.partition}:events:*:${account.id}:rule/*` },
          },
        },
        {
          Sid: "VaultsPublish",
          Effect: "Allow",
          Principal: { Service: "backup.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": account.id } },
        },
        {
          Sid: "DenyPlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    },
    { parent },
  );
  for (const email of emails) {
    new TopicSubscription(
      `${name}-alarms-${email}`,
      { ...where, topic: topic.arn, protocol: "email", endpoint: email },
      { parent },
    );
  }
  return topic.arn;
}
