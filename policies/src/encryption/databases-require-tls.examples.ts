import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a database with a parameter group that forces TLS",
      resources: {
        "orders-parameters": {
          type: "aws:rds/parameterGroup:ParameterGroup",
          properties: {
            name: "orders",
            family: "postgres14",
            parameters: [{ name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" }],
          },
        },
        orders: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "postgres",
            engineVersion: "14.12",
            parameterGroupName: "${orders-parameters.name}",
          },
        },
      },
    },
    oneResource("PostgreSQL 17, which forces TLS by default", "aws:rds/instance:Instance", {
      engine: "postgres",
      engineVersion: "17.4",
    }),
    oneResource("a group of PostgreSQL 16 that sets other things", "aws:rds/parameterGroup:ParameterGroup", {
      family: "postgres16",
      parameters: [{ name: "log_connections", value: "1" }],
    }),
    oneResource("Oracle, which has no such parameter", "aws:rds/instance:Instance", { engine: "oracle-se2" }),
    oneResource("an Aurora group that forces TLS", "aws:rds/clusterParameterGroup:ClusterParameterGroup", {
      family: "aurora-mysql8.0",
      parameters: [{ name: "require_secure_transport", value: "ON" }],
    }),
    oneResource(
      "a document database left at the default",
      "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
      {
        family: "docdb5.0",
        parameters: [{ name: "audit_logs", value: "enabled" }],
      },
    ),
    oneResource("a warehouse that forces TLS", "aws:redshift/parameterGroup:ParameterGroup", {
      family: "redshift-1.0",
      parameters: [{ name: "require_ssl", value: "true" }],
    }),
    oneResource("a migration to a bucket", "aws:dms/endpoint:Endpoint", { engineName: "s3" }),
    oneResource("another setting of a server", "azure-native:dbformysql:Configuration", {
      configurationName: "slow_query_log",
      value: "OFF",
    }),
  ],
  bad: [
    oneResource("a group that turns it off", "aws:rds/parameterGroup:ParameterGroup", {
      family: "postgres17",
      parameters: [{ name: "rds.force_ssl", value: "0" }],
    }),
    oneResource("a group of MySQL 8.0 that leaves it out", "aws:rds/parameterGroup:ParameterGroup", {
      family: "mysql8.0",
      parameters: [{ name: "slow_query_log", value: "1" }],
    }),
    oneResource("an Aurora group that leaves it out", "aws:rds/clusterParameterGroup:ClusterParameterGroup", {
      family: "aurora-postgresql16",
    }),
    oneResource("MySQL 8.0 with the default group", "aws:rds/instance:Instance", {
      engine: "mysql",
      engineVersion: "8.0.39",
      parameterGroupName: "default.mysql8.0",
    }),
    oneResource("SQL Server with the default group", "aws:rds/instance:Instance", {
      engine: "sqlserver-se",
      engineVersion: "16.00.4165.4.v1",
    }),
    oneResource("a document database without TLS", "aws:docdb/clusterParameterGroup:ClusterParameterGroup", {
      family: "docdb5.0",
      parameters: [{ name: "tls", value: "disabled" }],
    }),
    oneResource("a warehouse left at the default", "aws:redshift/parameterGroup:ParameterGroup", {
      family: "redshift-1.0",
    }),
    oneResource("a migration from a database in plain text", "aws:dms/endpoint:Endpoint", {
      engineName: "postgres",
      endpointType: "source",
    }),
    oneResource("a PostgreSQL server that turns it off", "azure-native:dbforpostgresql:Configuration", {
      configurationName: "require_secure_transport",
      value: "off",
    }),
    oneResource("a MySQL server that turns it off", "azure-native:dbformysql:Configuration", {
      configurationName: "require_secure_transport",
      value: "OFF",
    }),
    oneResource("a MySQL single server", "azure-native:dbformysql:SingleServer", {
      properties: { createMode: "Default", sslEnforcement: "Disabled" },
    }),
    oneResource("a PostgreSQL single server", "azure-native:dbforpostgresql:SingleServer", {
      properties: { createMode: "Default", sslEnforcement: "Disabled" },
    }),
    oneResource("a MariaDB server", "azure-native:dbformariadb:Server", {
      properties: { createMode: "Default", sslEnforcement: "Disabled" },
    }),
  ],
};
