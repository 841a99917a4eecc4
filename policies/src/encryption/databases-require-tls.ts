import { allOf, anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { defineGraphRule, type Rule, withEntry } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Engines with a parameter that forces TLS, and the first major version in which it is on by default. */
const ENGINES: readonly (readonly [family: RegExp, onByDefaultSince: number])[] = [
  [/^postgres(\d.*)?$/, 15],
  [/^aurora-postgresql(\d.*)?$/, 17],
  [/^mysql(\d.*)?$/, 8.4],
  [/^aurora-mysql(\d.*)?$/, 8.4],
  [/^mariadb(\d.*)?$/, 11.8],
  [/^sqlserver(-.*)?$/, Number.POSITIVE_INFINITY],
];
const FORCING = ["rds.force_ssl", "require_secure_transport"];
const ON = ["1", "on", "true"];
const ENGINES_OF_MIGRATIONS =
  /^(aurora|azuredb|azure-sql|babelfish|db2|docdb|mariadb|mongodb|mysql|oracle|postgres|sqlserver|sybase)/;

/** `family` is an engine with its version, as parameter groups write it: `postgres16`, `sqlserver-se-15.0`. */
function canForce(family: string): boolean {
  return ENGINES.some(([engine]) => engine.test(family));
}

function forcesByDefault(family: string): boolean {
  const since = ENGINES.find(([engine]) => engine.test(family))?.[1] ?? 0;
  const version = /(\d+(?:\.\d+)?)$/.exec(family)?.[1];
  // Without a version AWS takes a recent one.
  return version === undefined ? Number.isFinite(since) : Number(version) >= since;
}

interface Parameter {
  readonly applyMethod: string;
  readonly name: string;
  readonly value: string;
}

interface ParameterGroup {
  get(key: "family"): Value<string>;
  get(key: "parameters"): Value<readonly Parameter[]>;
}

function groupForces(group: ParameterGroup): Truth {
  const family = group.get("family");
  const parameters = group.get("parameters");
  const forcing = (value: (parameter: Value<string>) => Truth): Truth =>
    parameters.some((parameter) =>
      allOf(parameter.get("name").oneOf(FORCING), value(parameter.get("value"))),
    );
  return anyOf(
    forcing((value) => value.oneOf(ON)),
    not(family.text(canForce)),
    allOf(not(forcing((value) => not(value.oneOf(ON)))), family.text(forcesByDefault)),
  );
}

/** With the engine's own default parameter group. */
function engineForces(engine: Value<string>, version: Value<string>): Truth {
  const name = engine.knownText();
  if (name === undefined) return not(engine.text(() => true));
  const forces = (text: string): boolean =>
    forcesByDefault(name.startsWith("sqlserver") ? name : name + (/^\d+(\.\d+)?/.exec(text)?.[0] ?? ""));
  return anyOf(not(engine.text(canForce)), version.orElse("").text(forces));
}

function isOwn(group: Value<string>): Truth {
  return group.text((name) => !name.startsWith("default."));
}

function forceTls(group: ParameterGroup) {
  const family = group.get("family").knownText() ?? "";
  if (!canForce(family)) return undefined;
  // SQL Server reads the parameter when it starts.
  const entry = family.startsWith("sqlserver")
    ? { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" }
    : { name: family.includes("postgres") ? "rds.force_ssl" : "require_secure_transport", value: "1" };
  return { set: { parameters: withEntry<Parameter>("name", entry) } };
}

export const databasesRequireTls: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/databases-require-tls",
  title: "Databases require their clients to use TLS",
  severity: "high",
  rationale:
    "Where TLS is only offered, one client without it sends the password and the data readable across the network, and nobody notices.",
  fix: "In the parameter group set rds.force_ssl = 1 (PostgreSQL, SQL Server), require_secure_transport = 1 (MySQL, MariaDB), require_ssl = true (Redshift), tls = enabled (DocumentDB); on Azure set require_secure_transport = on; for a migration endpoint set sslMode.",
  failure: "clients may connect without TLS",
  requires: {
    "aws:rds/parameterGroup:ParameterGroup": groupForces,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": groupForces,
    "aws:rds/instance:Instance": (instance) => {
      const group = instance.get("parameterGroupName");
      const wired = instance.isWired("parameterGroupName");
      // A group of its own is judged by itself.
      return anyOf(
        group.isHidden ? wired : isOwn(group),
        engineForces(instance.get("engine"), instance.get("engineVersion")),
      );
    },
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": (group) =>
      not(
        group
          .get("parameters")
          .some((parameter) =>
            allOf(parameter.get("name").oneOf(["tls"]), parameter.get("value").oneOf(["disabled"])),
          ),
      ),
    "aws:redshift/parameterGroup:ParameterGroup": (group) =>
      anyOf(
        group
          .get("parameters")
          .some((parameter) =>
            allOf(parameter.get("name").oneOf(["require_ssl"]), parameter.get("value").oneOf(ON)),
          ),
        allOf(
          not(group.get("parameters").some((parameter) => parameter.get("name").oneOf(["require_ssl"]))),
          not(group.get("family").oneOf(["redshift-1.0"])),
        ),
      ),
    "aws:dms/endpoint:Endpoint": (endpoint) =>
      anyOf(
        not(endpoint.get("sslMode").orElse("none").oneOf(["none"])),
        not(endpoint.get("engineName").text((engine) => ENGINES_OF_MIGRATIONS.test(engine))),
      ),
    "azure-native:dbforpostgresql:Configuration": (configuration) =>
      anyOf(
        configuration.get("value").orElse("on").oneOf(ON),
        not(configuration.get("configurationName").oneOf(["require_secure_transport"])),
      ),
    "azure-native:dbformysql:Configuration": (configuration) =>
      anyOf(
        configuration.get("value").orElse("on").oneOf(ON),
        not(configuration.get("configurationName").oneOf(["require_secure_transport"])),
      ),
    "azure-native:dbformysql:SingleServer": (server) =>
      server.get("properties").get("sslEnforcement").oneOf(["Enabled"]),
    "azure-native:dbforpostgresql:SingleServer": (server) =>
      server.get("properties").get("sslEnforcement").oneOf(["Enabled"]),
    "azure-native:dbformariadb:Server": (server) =>
      server.get("properties").get("sslEnforcement").oneOf(["Enabled"]),
  },
  remedies: {
    "aws:rds/parameterGroup:ParameterGroup": forceTls,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": forceTls,
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": {
      set: { parameters: withEntry("name", { name: "tls", value: "enabled" }) },
    },
    "aws:redshift/parameterGroup:ParameterGroup": {
      set: { parameters: withEntry("name", { name: "require_ssl", value: "true" }) },
    },
    "azure-native:dbforpostgresql:Configuration": { set: { value: "on" } },
    "azure-native:dbformysql:Configuration": { set: { value: "ON" } },
    "azure-native:dbformysql:SingleServer": { set: { properties: { sslEnforcement: "Enabled" } } },
    "azure-native:dbforpostgresql:SingleServer": { set: { properties: { sslEnforcement: "Enabled" } } },
    "azure-native:dbformariadb:Server": { set: { properties: { sslEnforcement: "Enabled" } } },
  },
});
