import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    oneResource("a password that RDS makes and rotates", "aws:rds/instance:Instance", {
      username: "orders_admin",
      manageMasterUserPassword: true,
    }),
    oneResource("a migration endpoint with a secret", "aws:dms/endpoint:Endpoint", {
      engineName: "postgres",
      secretsManagerArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf",
    }),
    oneResource("a SQL server for Entra ID only", "azure-native:sql:Server", {
      administrators: { azureADOnlyAuthentication: true },
    }),
    oneResource("a replica, which has no password of its own", "aws:rds/instance:Instance", {
      replicateSourceDb: "orders",
    }),
    oneResource("no password in the workspace", "azure-native:synapse:Workspace", {
      sqlAdministratorLogin: "orders",
    }),
  ],
  bad: [
    oneResource("a password in the program", "aws:rds/instance:Instance", {
      username: "postgres",
      password: "not-a-real-password",
    }),
    oneResource("a cluster", "aws:rds/cluster:Cluster", { masterPassword: "not-a-real-password" }),
    oneResource("a document database", "aws:docdb/cluster:Cluster", {
      masterPassword: "not-a-real-password",
    }),
    oneResource("a warehouse", "aws:redshift/cluster:Cluster", { masterPassword: "Not-a-real-password-1" }),
    oneResource("a PostgreSQL server on Azure", "azure-native:dbforpostgresql:Server", {
      administratorLogin: "shop",
      administratorLoginPassword: "not-a-real-password",
    }),
    oneResource("a SQL server on Azure", "azure-native:sql:Server", {
      administratorLogin: "shop",
      administratorLoginPassword: "not-a-real-password",
    }),
    oneResource("a migration endpoint", "aws:dms/endpoint:Endpoint", {
      engineName: "mysql",
      password: "not-a-real-password",
    }),
    oneResource("a password in the workspace", "azure-native:synapse:Workspace", {
      sqlAdministratorLogin: "orders",
      sqlAdministratorLoginPassword: "correct-horse",
    }),
  ],
};
