import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

function preferences(inputs: object): string {
  return JSON.stringify({ schemaVersion: "1.0", sessionType: "Standard_Stream", inputs });
}

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("sessions recorded in a bucket", "aws:ssm/document:Document", {
      documentType: "Session",
      content: preferences({ s3BucketName: "sessions", s3EncryptionEnabled: true }),
    }),
    oneResource("sessions recorded in a log group, in YAML", "aws:ssm/document:Document", {
      documentType: "Session",
      documentFormat: "YAML",
      content: "inputs:\n  cloudWatchLogGroupName: /sessions\n  cloudWatchEncryptionEnabled: true\n",
    }),
    oneResource("another document", "aws:ssm/document:Document", {
      documentType: "Command",
      content: JSON.stringify({ schemaVersion: "2.2", mainSteps: [] }),
    }),
    oneResource("shells in containers", "aws:ecs/cluster:Cluster", {
      configuration: { executeCommandConfiguration: { logging: "DEFAULT" } },
    }),
  ],
  bad: [
    oneResource("sessions that leave nothing", "aws:ssm/document:Document", {
      documentType: "Session",
      content: preferences({ s3BucketName: "", cloudWatchLogGroupName: "", runAsEnabled: true }),
    }),
    oneResource("records that are not encrypted", "aws:ssm/document:Document", {
      documentType: "Session",
      content: preferences({ s3BucketName: "sessions", s3EncryptionEnabled: false }),
    }),
    oneResource("shells in containers, not recorded", "aws:ecs/cluster:Cluster", {
      configuration: { executeCommandConfiguration: { logging: "NONE" } },
    }),
  ],
};
