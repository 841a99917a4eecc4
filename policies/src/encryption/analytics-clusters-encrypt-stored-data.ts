import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { encryptionOf } from "./emr-configuration.ts";

export const analyticsClustersEncryptStoredData: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-encrypt-stored-data",
  title: "EMR clusters encrypt what they store",
  severity: "medium",
  rationale: "EMR copies whole tables into buckets and onto disks, and encrypts none of that unless told to.",
  fix: "Set EncryptionConfiguration.EnableAtRestEncryption to true in the security configuration.",
  failure: "encryption at rest is not switched on",
  requires: {
    "aws:emr/securityConfiguration:SecurityConfiguration": (configuration) =>
      encryptionOf(configuration).get("EnableAtRestEncryption").equals(true),
  },
});
