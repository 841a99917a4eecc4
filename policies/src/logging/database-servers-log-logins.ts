import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, each, type Rule, withEntry } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const SETTINGS = [
  "log_checkpoints",
  "log_connections",
  "log_disconnections",
  "connection_throttling",
  "connection_throttle.enable",
  "audit_log_enabled",
  "logfiles.download_enable",
];
const OFF = ["off", "0", "false", "disabled"];

interface Parameter {
  readonly name: string;
  readonly value: string;
}

function isOn(name: Value<string>, value: Value<string>): Truth {
  return anyOf(not(value.oneOf(OFF)), not(name.oneOf(SETTINGS)));
}

function allOn(parameters: Value<readonly Parameter[]>): Truth {
  return parameters.every((parameter) => isOn(parameter.get("name"), parameter.get("value")));
}

export const databaseServersLogLogins: Rule = defineRule<ResourceTypes>({
  id: "logging/database-servers-log-logins",
  title: "Database servers log connections and audit events",
  severity: "medium",
  rationale:
    "Guessed passwords and logins from strange addresses are seen only where connections are logged.",
  fix: "Set log_connections, log_disconnections, log_checkpoints (PostgreSQL), audit_log_enabled (MySQL) to on; set audit_logs to enabled in the parameter group of DocumentDB.",
  failure: "connections or audit events are not logged",
  requires: {
    "azure-native:dbforpostgresql:Configuration": (one) =>
      isOn(one.get("configurationName"), one.get("value")),
    "azure-native:dbforpostgresql:SingleServerConfiguration": (one) =>
      isOn(one.get("configurationName"), one.get("value")),
    "azure-native:dbformysql:Configuration": (one) => isOn(one.get("configurationName"), one.get("value")),
    "aws:rds/parameterGroup:ParameterGroup": (group) => allOn(group.get("parameters")),
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": (group) => allOn(group.get("parameters")),
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": (group) =>
      group
        .get("parameters")
        .some((parameter) =>
          allOf(
            parameter.get("name").oneOf(["audit_logs"]),
            parameter.get("value").isSet(),
            not(parameter.get("value").oneOf(["disabled", "none"])),
          ),
        ),
  },
  remedies: {
    "azure-native:dbforpostgresql:Configuration": { set: { value: "on" } },
    "azure-native:dbforpostgresql:SingleServerConfiguration": { set: { value: "on" } },
    "azure-native:dbformysql:Configuration": { set: { value: "ON" } },
    "aws:rds/parameterGroup:ParameterGroup": {
      set: { parameters: each({ value: "1" }, (one) => not(isOn(one.get("name"), one.get("value")))) },
    },
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": {
      set: { parameters: each({ value: "1" }, (one) => not(isOn(one.get("name"), one.get("value")))) },
    },
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": {
      set: { parameters: withEntry("name", { name: "audit_logs", value: "enabled" }) },
    },
  },
});
