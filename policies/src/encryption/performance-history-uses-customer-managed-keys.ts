import { anyOf, not } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const performanceHistoryUsesCustomerManagedKeys: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/performance-history-uses-customer-managed-keys",
  title: "The performance history of databases is encrypted with keys of the customer",
  severity: "low",
  rationale: "The history holds the texts of queries, and with them data of customers, for years.",
  fix: "Set performanceInsightsKmsKeyId to a key of your own.",
  failure: "the history is not encrypted with a key of the customer",
  requires: {
    "aws:rds/cluster:Cluster": (cluster) =>
      anyOf(
        not(cluster.get("performanceInsightsEnabled").equals(true)),
        cluster.isWired("performanceInsightsKmsKeyId"),
      ),
    "aws:rds/clusterInstance:ClusterInstance": (instance) =>
      anyOf(
        not(instance.get("performanceInsightsEnabled").equals(true)),
        instance.isWired("performanceInsightsKmsKeyId"),
      ),
    "aws:rds/instance:Instance": (instance) =>
      anyOf(
        not(instance.get("performanceInsightsEnabled").equals(true)),
        instance.isWired("performanceInsightsKmsKeyId"),
      ),
  },
});
