import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a key for containers", "aws:ecs/cluster:Cluster", {
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
          logging: "DEFAULT",
        },
      },
    }),
    oneResource("a key for servers", "aws:ssm/document:Document", {
      documentType: "Session",
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { kmsKeyId: "alias/sessions" },
      }),
    }),
    oneResource("another document", "aws:ssm/document:Document", { documentType: "Command", content: "{}" }),
  ],
  bad: [
    oneResource("no key for servers", "aws:ssm/document:Document", {
      documentType: "Session",
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { kmsKeyId: "" },
      }),
    }),
    oneResource("no key for containers", "aws:ecs/cluster:Cluster", {
      configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
    }),
  ],
};
