import { not } from "@rampart/core/value";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

export const databasePasswordsManaged: Rule = defineGraphRule<ResourceTypes>({
  id: "encryption/database-passwords-managed",
  title: "Administrator passwords of databases are not set by the program",
  severity: "medium",
  rationale:
    "A password that the program sets stands in the state and in every preview, is known to whoever deployed it, and is never changed.",
  fix: "Remove the password and set manageMasterUserPassword: true (manageMasterPassword on Redshift); give migration endpoints a secretsManagerArn; on Azure let only Entra ID in (authConfig.passwordAuth Disabled, azureADOnlyAuthentication: true) and leave administratorLoginPassword out.",
  failure: "the password is set by the program",
  requires: {
    "aws:rds/instance:Instance": (instance) => not(instance.isWired("password")),
    "aws:rds/cluster:Cluster": (cluster) => not(cluster.isWired("masterPassword")),
    "aws:docdb/cluster:Cluster": (cluster) => not(cluster.isWired("masterPassword")),
    "aws:redshift/cluster:Cluster": (cluster) => not(cluster.isWired("masterPassword")),
    "azure-native:dbforpostgresql:Server": (server) => not(server.isWired("administratorLoginPassword")),
    "azure-native:sql:Server": (server) => not(server.isWired("administratorLoginPassword")),
    "aws:dms/endpoint:Endpoint": (endpoint) => not(endpoint.isWired("password")),
    "azure-native:synapse:Workspace": (workspace) => not(workspace.isWired("sqlAdministratorLoginPassword")),
  },
});
