import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("chosen", "aws:rds/cluster:Cluster", { masterUsername: "orders_owner" }),
    oneResource("chosen in Azure", "azure-native:dbforpostgresql:Server", {
      administratorLogin: "orders_owner",
    }),
    oneResource("taken over from a snapshot", "aws:redshift/cluster:Cluster", { snapshotIdentifier: "last" }),
  ],
  bad: [
    oneResource("of Aurora", "aws:rds/cluster:Cluster", { masterUsername: "admin" }),
    oneResource("of PostgreSQL", "aws:rds/instance:Instance", { username: "postgres" }),
    oneResource("of Redshift", "aws:redshift/cluster:Cluster", { masterUsername: "awsuser" }),
    oneResource("of a namespace", "aws:redshiftserverless/namespace:Namespace", { adminUsername: "Admin" }),
    oneResource("of MySQL in Azure", "azure-native:dbformysql:Server", { administratorLogin: "root" }),
    oneResource("of PostgreSQL in Azure", "azure-native:dbforpostgresql:Server", {
      administratorLogin: "administrator",
    }),
    oneResource("of SQL Server", "azure-native:sql:Server", { administratorLogin: "sa" }),
  ],
};
