import { not, type Truth, type Value } from "@rampart/core/value";
import { defineRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

const USUAL = [
  "admin",
  "administrator",
  "awsuser",
  "master",
  "mysql",
  "postgres",
  "root",
  "sa",
  "sqladmin",
  "sysadmin",
];

function isChosen(name: Value<string>): Truth {
  return not(name.oneOf(USUAL));
}

export const administratorNamesNotDefault: Rule = defineRule<ResourceTypes>({
  id: "access/administrator-names-not-default",
  title: "Administrators of databases do not have the usual names",
  severity: "low",
  rationale: "Half of what an attacker has to guess is known before the first try.",
  fix: "Choose a masterUsername other than admin, administrator, root, postgres, sa or awsuser.",
  failure: "the administrator has the name that is tried first",
  requires: {
    "aws:rds/cluster:Cluster": (cluster) => isChosen(cluster.get("masterUsername")),
    "aws:rds/instance:Instance": (instance) => isChosen(instance.get("username")),
    "aws:redshift/cluster:Cluster": (cluster) => isChosen(cluster.get("masterUsername")),
    "aws:redshiftserverless/namespace:Namespace": (namespace) => isChosen(namespace.get("adminUsername")),
    "azure-native:dbformysql:Server": (server) => isChosen(server.get("administratorLogin")),
    "azure-native:dbforpostgresql:Server": (server) => isChosen(server.get("administratorLogin")),
    "azure-native:sql:Server": (server) => isChosen(server.get("administratorLogin")),
  },
});
