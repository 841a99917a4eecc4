import type { Reference } from "@rampart/core/graph";
import { allOf, anyOf, type Truth, type Value, yes } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const OF_WAREHOUSE: Reference = {
  type: "aws:redshift/logging:Logging",
  through: "clusterIdentifier",
  to: ["aws:redshift/cluster:Cluster"],
};

interface Publishing {
  readonly enabled?: boolean;
  readonly logType: string;
}

function publishes(options: Value<readonly Publishing[]>): Truth {
  return options.some((option) =>
    allOf(option.get("logType").isSet(), option.get("enabled").orElse(true).equals(true)),
  );
}

/** The log that every engine of the family writes; others take a parameter or an option group first. */
const LOG_OF_ENGINE: readonly (readonly [engine: RegExp, log: string])[] = [
  [/^(aurora-)?postgres(ql)?$/, "postgresql"],
  [/^(aurora-mysql|mysql|mariadb|sqlserver-.*)$/, "error"],
  [/^(custom-)?oracle-/, "alert"],
];

function exportsOf(engine = "") {
  const log = LOG_OF_ENGINE.find(([family]) => family.test(engine))?.[1];
  return log === undefined ? undefined : { set: { enabledCloudwatchLogsExports: [log] } };
}

export const dataServicesWriteLogs: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/data-services-write-logs",
  title: "Databases, search and message brokers deliver their logs",
  severity: "medium",
  rationale:
    "Logs that stay on the machine are rotated away within days and go with it; failed logins, slow queries and errors are then never seen by anyone.",
  fix: "Set enabledCloudwatchLogsExports (postgresql, error, audit, …), logPublishingOptions, loggingInfo.brokerLogs or logs.general: true; add an aws.redshift.Logging for a Redshift cluster.",
  failure: "logs stay on the machine",
  requires: {
    "aws:rds/instance:Instance": (instance) => instance.get("enabledCloudwatchLogsExports").isSet(),
    "aws:rds/cluster:Cluster": (cluster) => cluster.get("enabledCloudwatchLogsExports").isSet(),
    "aws:docdb/cluster:Cluster": (cluster) =>
      cluster.get("enabledCloudwatchLogsExports").some((log) => log.oneOf(["audit", "profiler"])),
    "aws:neptune/cluster:Cluster": (cluster) =>
      cluster.get("enableCloudwatchLogsExports").some((log) => log.oneOf(["audit", "slowquery"])),
    "aws:redshift/cluster:Cluster": (cluster, { graph }) =>
      someAttached(graph, cluster, OF_WAREHOUSE, () => yes()),
    "aws:opensearch/domain:Domain": (domain) => publishes(domain.get("logPublishingOptions")),
    "aws:elasticsearch/domain:Domain": (domain) => publishes(domain.get("logPublishingOptions")),
    "aws:msk/cluster:Cluster": (cluster) => {
      const logs = cluster.get("loggingInfo").get("brokerLogs");
      return anyOf(
        logs.get("cloudwatchLogs").get("enabled").equals(true),
        logs.get("s3").get("enabled").equals(true),
        logs.get("firehose").get("enabled").equals(true),
      );
    },
    "aws:mq/broker:Broker": (broker) => broker.get("logs").get("general").equals(true),
  },
  remedies: {
    "aws:rds/instance:Instance": (instance) => exportsOf(instance.get("engine").knownText()),
    "aws:rds/cluster:Cluster": (cluster) => exportsOf(cluster.get("engine").knownText()),
    "aws:docdb/cluster:Cluster": { set: { enabledCloudwatchLogsExports: ["audit", "profiler"] } },
    "aws:neptune/cluster:Cluster": { set: { enableCloudwatchLogsExports: ["audit"] } },
    "aws:mq/broker:Broker": { set: { logs: { general: true } } },
  },
});
