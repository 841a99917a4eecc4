import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on the server", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey: "alias/emr" },
          },
        },
      }),
    }),
    oneResource("by the client", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "CSE-KMS" } },
        },
      }),
    }),
  ],
  bad: [
    oneResource("with a key of AWS", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" } },
        },
      }),
    }),
    oneResource("not said", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: true } }),
    }),
  ],
};
