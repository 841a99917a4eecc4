import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const databasesReportOsMetrics: Rule = defineRule<ResourceTypes>({
  id: "logging/databases-report-os-metrics",
  title: "Databases report the metrics of their operating system",
  severity: "low",
  rationale:
    "CloudWatch sees a database from outside once a minute; which process takes memory, disk or CPU is seen only from inside.",
  fix: "Set monitoringInterval to 60 or less (not 0) and monitoringRoleArn to a role with AmazonRDSEnhancedMonitoringRole.",
  failure: "enhanced monitoring is off",
  requires: {
    "aws:rds/instance:Instance": (instance) => instance.get("monitoringInterval").atLeast(1),
    "aws:rds/clusterInstance:ClusterInstance": (instance) => instance.get("monitoringInterval").atLeast(1),
  },
  remedies: {
    // The role that may write the metrics is for people to name.
    "aws:rds/instance:Instance": (instance) =>
      instance.isWired("monitoringRoleArn").state === "true"
        ? { set: { monitoringInterval: 60 } }
        : undefined,
    "aws:rds/clusterInstance:ClusterInstance": (instance) =>
      instance.isWired("monitoringRoleArn").state === "true"
        ? { set: { monitoringInterval: 60 } }
        : undefined,
  },
});
