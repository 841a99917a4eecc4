import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a PostgreSQL server", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "log_connections",
      value: "on",
    }),
    oneResource("another setting", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "jit",
      value: "off",
    }),
    oneResource("a parameter group", "aws:rds/parameterGroup:ParameterGroup", {
      family: "postgres17",
      parameters: [{ name: "log_connections", value: "1" }],
    }),
    oneResource("a document database", "aws:docdb/clusterParameterGroup:ClusterParameterGroup", {
      family: "docdb5.0",
      parameters: [{ name: "audit_logs", value: "enabled" }],
    }),
  ],
  bad: [
    oneResource("a PostgreSQL server", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "log_checkpoints",
      value: "off",
    }),
    oneResource("a PostgreSQL single server", "azure-native:dbforpostgresql:SingleServerConfiguration", {
      configurationName: "connection_throttling",
      value: "OFF",
    }),
    oneResource("a MySQL server", "azure-native:dbformysql:Configuration", {
      configurationName: "audit_log_enabled",
      value: "OFF",
    }),
    oneResource("a parameter group that turns it off", "aws:rds/parameterGroup:ParameterGroup", {
      parameters: [{ name: "log_connections", value: "0" }],
    }),
    oneResource("an Aurora group that turns it off", "aws:rds/clusterParameterGroup:ClusterParameterGroup", {
      parameters: [{ name: "log_disconnections", value: "0" }],
    }),
    oneResource(
      "a document database left at the default",
      "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
      {
        family: "docdb5.0",
        parameters: [{ name: "tls", value: "enabled" }],
      },
    ),
  ],
};
