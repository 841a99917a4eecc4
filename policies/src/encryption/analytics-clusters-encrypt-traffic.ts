import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { encryptionOf } from "./emr-configuration.ts";

export const analyticsClustersEncryptTraffic: Rule = defineRule<ResourceTypes>({
  id: "encryption/analytics-clusters-encrypt-traffic",
  title: "EMR clusters encrypt what their machines send each other",
  severity: "medium",
  rationale:
    "The data goes from machine to machine while a job runs, readable to everything else in the network.",
  fix: "Set EncryptionConfiguration.EnableInTransitEncryption to true and name certificates in the security configuration.",
  failure: "traffic within the cluster is not encrypted",
  requires: {
    "aws:emr/securityConfiguration:SecurityConfiguration": (configuration) =>
      encryptionOf(configuration).get("EnableInTransitEncryption").equals(true),
  },
});
