import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("EMR under a configuration", "aws:emr/cluster:Cluster", {
      securityConfiguration: "encrypted",
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
  ],
};
