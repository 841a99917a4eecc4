import { allOf } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const analyticsClustersEncrypted: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-encrypted",
  title: "Analytics clusters and jobs encrypt disks, results and traffic",
  severity: "medium",
  rationale:
    "EMR and Glue copy whole tables onto disks, between machines and into buckets, and encrypt none of that unless told to.",
  fix: "EMR: name a securityConfiguration. Glue: set s3EncryptionMode, cloudwatchEncryptionMode SSE-KMS and jobBookmarksEncryptionMode CSE-KMS, catalogEncryptionMode SSE-KMS, returnConnectionPasswordEncrypted: true.",
  failure: "disks, results, traffic or the catalogue are not encrypted",
  requires: {
    "aws:emr/cluster:Cluster": (cluster) => cluster.get("securityConfiguration").isSet(),
    "aws:glue/securityConfiguration:SecurityConfiguration": (configuration) => {
      const encryption = configuration.get("encryptionConfiguration");
      return allOf(
        encryption.get("s3Encryption").get("s3EncryptionMode").oneOf(["SSE-KMS", "SSE-S3"]),
        encryption.get("cloudwatchEncryption").get("cloudwatchEncryptionMode").oneOf(["SSE-KMS"]),
        encryption.get("jobBookmarksEncryption").get("jobBookmarksEncryptionMode").oneOf(["CSE-KMS"]),
      );
    },
    "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": (catalogue) => {
      const settings = catalogue.get("dataCatalogEncryptionSettings");
      return allOf(
        settings.get("connectionPasswordEncryption").get("returnConnectionPasswordEncrypted").equals(true),
        settings
          .get("encryptionAtRest")
          .get("catalogEncryptionMode")
          .oneOf(["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"]),
      );
    },
    "aws:glue/devEndpoint:DevEndpoint": (endpoint) => endpoint.get("securityConfiguration").isSet(),
  },
});
