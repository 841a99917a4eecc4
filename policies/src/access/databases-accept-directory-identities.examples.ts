import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "tokens of roles",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "postgres",
            iamDatabaseAuthenticationEnabled: true,
          },
        },
        cluster: {
          type: "aws:rds/cluster:Cluster",
          properties: {
            engine: "aurora-mysql",
            iamDatabaseAuthenticationEnabled: true,
          },
        },
        graph: {
          type: "aws:neptune/cluster:Cluster",
          properties: {
            iamDatabaseAuthenticationEnabled: true,
          },
        },
        oracle: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "oracle-se2",
          },
        },
      },
    },
    {
      title: "identities of the directory",
      resources: {
        postgres: {
          type: "azure-native:dbforpostgresql:Server",
          properties: {
            authConfig: {
              activeDirectoryAuth: "Enabled",
            },
          },
        },
        sql: {
          type: "azure-native:sql:Server",
          properties: {
            administrators: {
              login: "dba",
              azureADOnlyAuthentication: true,
            },
          },
        },
        split: {
          type: "azure-native:sql:Server",
          properties: {
            serverName: "split",
          },
          outputs: {
            name: "split",
          },
        },
        administrator: {
          type: "azure-native:sql:ServerAzureADAdministrator",
          properties: {
            serverName: "${split.name}",
            login: "dba",
            sid: "00000000-0000-4000-8000-000000000000",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "passwords only",
      failing: ["orders", "cluster", "graph"],
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "postgres",
          },
        },
        cluster: {
          type: "aws:rds/cluster:Cluster",
          properties: {
            engine: "aurora-mysql",
            iamDatabaseAuthenticationEnabled: false,
          },
        },
        graph: {
          type: "aws:neptune/cluster:Cluster",
          properties: {
            skipFinalSnapshot: false,
          },
        },
      },
    },
    {
      title: "passwords only on Azure",
      failing: ["postgres", "sql"],
      resources: {
        postgres: {
          type: "azure-native:dbforpostgresql:Server",
          properties: {
            authConfig: {
              passwordAuth: "Enabled",
            },
          },
        },
        sql: {
          type: "azure-native:sql:Server",
          properties: {
            administratorLogin: "sa",
          },
        },
      },
    },
  ],
};
