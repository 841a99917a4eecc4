import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("sending", "aws:sqs/queuePolicy:QueuePolicy", {
      policy: JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: "*",
          },
        ],
      }),
    }),
    oneResource("everything denied without TLS", "aws:s3/bucketPolicy:BucketPolicy", {
      policy: JSON.stringify({
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    }),
    oneResource("no policy", "aws:sqs/queue:Queue", { name: "orders" }),
    oneResource("a topic without one", "aws:sns/topic:Topic", { name: "orders" }),
  ],
  bad: [
    oneResource("a queue", "aws:sqs/queuePolicy:QueuePolicy", {
      policy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "*", Resource: "*" }],
      }),
    }),
    oneResource("a topic", "aws:sns/topicPolicy:TopicPolicy", {
      policy: JSON.stringify({
        Statement: [
          { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: ["sns:*"], Resource: "*" },
        ],
      }),
    }),
    oneResource("a repository", "aws:ecr/repositoryPolicy:RepositoryPolicy", {
      policy: JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "ecr:*" }],
      }),
    }),
    oneResource("an archive", "aws:glacier/vault:Vault", {
      accessPolicy: JSON.stringify({
        Statement: [
          { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "glacier:*", Resource: "*" },
        ],
      }),
    }),
    oneResource("a secret", "aws:secretsmanager/secretPolicy:SecretPolicy", {
      policy: JSON.stringify({
        Statement: [
          { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "secretsmanager:*", Resource: "*" },
        ],
      }),
    }),
  ],
};
