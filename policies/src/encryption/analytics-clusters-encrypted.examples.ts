import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

const encryption = {
  EnableAtRestEncryption: true,
  EnableInTransitEncryption: true,
  AtRestEncryptionConfiguration: {
    LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: "AwsKms", AwsKmsKey: "alias/emr" },
  },
};

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("EMR with encryption everywhere", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({ EncryptionConfiguration: encryption }),
    }),
    oneResource("Glue with encryption everywhere", "aws:glue/securityConfiguration:SecurityConfiguration", {
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: "SSE-KMS" },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS" },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS" },
      },
    }),
    oneResource(
      "an encrypted catalogue",
      "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
      {
        dataCatalogEncryptionSettings: {
          connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true },
          encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
        },
      },
    ),
  ],
  bad: [
    oneResource("an EMR cluster without a configuration", "aws:emr/cluster:Cluster", {
      releaseLabel: "emr-7.9.0",
    }),
    oneResource("EMR without encryption of traffic", "aws:emr/securityConfiguration:SecurityConfiguration", {
      configuration: JSON.stringify({
        EncryptionConfiguration: { ...encryption, EnableInTransitEncryption: false },
      }),
    }),
    oneResource(
      "EMR without encryption of local disks",
      "aws:emr/securityConfiguration:SecurityConfiguration",
      {
        configuration: JSON.stringify({
          EncryptionConfiguration: { ...encryption, AtRestEncryptionConfiguration: {} },
        }),
      },
    ),
    oneResource("Glue with plain bookmarks", "aws:glue/securityConfiguration:SecurityConfiguration", {
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: "SSE-S3" },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS" },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: "DISABLED" },
      },
    }),
    oneResource("a plain catalogue", "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings", {
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true },
        encryptionAtRest: { catalogEncryptionMode: "DISABLED" },
      },
    }),
    oneResource("a development endpoint", "aws:glue/devEndpoint:DevEndpoint", { name: "analysis" }),
    oneResource(
      "a job with plain traffic",
      "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
      { networkConfig: { enableInterContainerTrafficEncryption: false } },
    ),
  ],
};
