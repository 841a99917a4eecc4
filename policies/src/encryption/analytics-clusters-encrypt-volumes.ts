import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { encryptionOf } from "./emr-configuration.ts";

export const analyticsClustersEncryptVolumes: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-encrypt-volumes",
  title: "EMR clusters encrypt their EBS volumes too",
  severity: "low",
  rationale:
    "Without it the root volume and the volumes of storage stay readable although local disks are encrypted.",
  fix: "Set EnableEbsEncryption to true in LocalDiskEncryptionConfiguration.",
  failure: "EBS volumes are not encrypted by the cluster",
  requires: {
    "aws:emr/securityConfiguration:SecurityConfiguration": (configuration) =>
      encryptionOf(configuration)
        .get("AtRestEncryptionConfiguration")
        .get("LocalDiskEncryptionConfiguration")
        .get("EnableEbsEncryption")
        .equals(true),
  },
});
