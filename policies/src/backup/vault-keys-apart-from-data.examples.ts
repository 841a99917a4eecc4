import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one key for the data, another for its backups",
      resources: {
        data: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        backups: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { storageEncrypted: true, kmsKeyId: "${data.arn}" },
        },
        vault: { type: "aws:backup/vault:Vault", properties: { kmsKeyArn: "${backups.arn}" } },
      },
    },
  ],
  bad: [
    {
      title: "one key for both",
      failing: ["vault"],
      resources: {
        data: { type: "aws:kms/key:Key", properties: { enableKeyRotation: true } },
        orders: {
          type: "aws:rds/instance:Instance",
          properties: { storageEncrypted: true, kmsKeyId: "${data.arn}" },
        },
        vault: { type: "aws:backup/vault:Vault", properties: { kmsKeyArn: "${data.arn}" } },
      },
    },
  ],
};
