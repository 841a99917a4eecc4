import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

function publishesAudit(
  options: Value<readonly { readonly enabled?: boolean; readonly logType: string }[]>,
): Truth {
  return options.some((option) =>
    allOf(option.get("logType").oneOf(["AUDIT_LOGS"]), option.get("enabled").orElse(true).equals(true)),
  );
}

export const dataServicesAudited: Rule = defineRule<ResourceTypes>({
  id: "logging/data-services-audited",
  title: "Databases, search and brokers write an audit log",
  severity: "medium",
  rationale: "Who logged in and what was asked or changed is known to nobody afterwards.",
  fix: "Publish the audit log: audit in enabledCloudwatchLogsExports, AUDIT_LOGS in logPublishingOptions, logs.audit for ActiveMQ.",
  failure: "no audit log is published",
  requires: {
    "aws:docdb/cluster:Cluster": (cluster) =>
      cluster.get("enabledCloudwatchLogsExports").some((log) => log.oneOf(["audit"])),
    "aws:elasticsearch/domain:Domain": (domain) => publishesAudit(domain.get("logPublishingOptions")),
    "aws:mq/broker:Broker": (broker) =>
      // RabbitMQ has a general log only.
      anyOf(broker.get("logs").get("audit").equals(true), broker.get("engineType").oneOf(["RabbitMQ"])),
    "aws:neptune/cluster:Cluster": (cluster) =>
      cluster.get("enableCloudwatchLogsExports").some((log) => log.oneOf(["audit"])),
    "aws:opensearch/domain:Domain": (domain) => publishesAudit(domain.get("logPublishingOptions")),
    "aws:rds/cluster:Cluster": (cluster) =>
      anyOf(
        cluster.get("enabledCloudwatchLogsExports").some((log) => log.oneOf(["audit"])),
        not(cluster.get("engine").oneOf(["aurora", "aurora-mysql", "mysql"])),
      ),
  },
});
