import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("under a key", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms", AwsKmsKey: "alias/emr" },
          },
        },
      }),
    }),
    oneResource("with volumes", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: {
              EnableEbsEncryption: true,
              EncryptionKeyProviderType: "AwsKms",
            },
          },
        },
      }),
    }),
  ],
  bad: [
    oneResource("buckets only", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" } },
        },
      }),
    }),
    oneResource("nothing", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: true } }),
    }),
  ],
};
