import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("on", "aws:emr/securityConfiguration:SecurityConfiguration", {
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
    oneResource("on, with a key", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: { EnableEbsEncryption: true, AwsKmsKey: "alias/emr" },
          },
        },
      }),
    }),
  ],
  bad: [
    oneResource("off", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { EnableEbsEncryption: false } },
        },
      }),
    }),
    oneResource("not said", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms" },
          },
        },
      }),
    }),
  ],
};
