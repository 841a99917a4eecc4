import { anyOf, not, type Truth, type Value } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

/** Engines for which RDS can check IAM tokens. */
const WITH_IAM = /^(?:postgres|mysql|mariadb|aurora|aurora-mysql|aurora-postgresql)$/;

function acceptsIam(engine: Value<string>, isEnabled: Value<boolean>): Truth {
  return anyOf(isEnabled.equals(true), not(engine.orElse("aurora").text((name) => WITH_IAM.test(name))));
}

export const databasesAcceptDirectoryIdentities: Rule = defineGraphRule<ResourceTypes>({
  id: "access/databases-accept-directory-identities",
  title: "Databases accept logins by roles and identities of the cloud",
  severity: "low",
  rationale:
    "Passwords of databases are shared, copied into settings and never changed when people leave; tokens of a role end by themselves.",
  fix: "Set iamDatabaseAuthenticationEnabled to true; on Azure name a Microsoft Entra administrator (administrators, authConfig.activeDirectoryAuth).",
  failure: "only passwords of the database itself are accepted",
  requires: {
    "aws:neptune/cluster:Cluster": (cluster) => cluster.get("iamDatabaseAuthenticationEnabled").equals(true),
    "aws:rds/cluster:Cluster": (cluster) =>
      acceptsIam(cluster.get("engine"), cluster.get("iamDatabaseAuthenticationEnabled")),
    "aws:rds/instance:Instance": (instance) =>
      acceptsIam(instance.get("engine"), instance.get("iamDatabaseAuthenticationEnabled")),
    "azure-native:dbforpostgresql:Server": (server) =>
      server.get("authConfig").get("activeDirectoryAuth").orElse("Disabled").oneOf(["Enabled"]),
    "azure-native:sql:Server": (server, { graph }) =>
      anyOf(
        server.get("administrators").isSet(),
        someAttached(
          graph,
          server,
          {
            type: "azure-native:sql:ServerAzureADAdministrator",
            through: "serverName",
            to: ["azure-native:sql:Server"],
          },
          (administrator) => administrator.isWired("sid"),
        ),
      ),
  },
  remedies: {
    "aws:neptune/cluster:Cluster": { set: { iamDatabaseAuthenticationEnabled: true } },
    "aws:rds/cluster:Cluster": { set: { iamDatabaseAuthenticationEnabled: true } },
    "aws:rds/instance:Instance": { set: { iamDatabaseAuthenticationEnabled: true } },
    "azure-native:dbforpostgresql:Server": { set: { authConfig: { activeDirectoryAuth: "Enabled" } } },
  },
});
