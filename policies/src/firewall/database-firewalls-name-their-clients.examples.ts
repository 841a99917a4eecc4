import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "one office",
      resources: {
        office: {
          type: "azure-native:sql:FirewallRule",
          properties: {
            startIpAddress: "81.2.69.142",
            endIpAddress: "81.2.69.142",
          },
        },
        postgres: {
          type: "azure-native:dbforpostgresql:FirewallRule",
          properties: {
            startIpAddress: "81.2.69.142",
            endIpAddress: "81.2.69.142",
          },
        },
      },
    },
    {
      title: "one office and a private network",
      resources: {
        mysql: {
          type: "azure-native:dbformysql:FirewallRule",
          properties: {
            startIpAddress: "81.2.69.142",
            endIpAddress: "81.2.69.142",
          },
        },
        maria: {
          type: "azure-native:dbformariadb:FirewallRule",
          properties: {
            startIpAddress: "81.2.69.142",
            endIpAddress: "81.2.69.142",
          },
        },
        synapse: {
          type: "azure-native:synapse:IpFirewallRule",
          properties: {
            startIpAddress: "81.2.69.142",
            endIpAddress: "81.2.69.142",
          },
        },
        cache: {
          type: "azure-native:redis:FirewallRule",
          properties: {
            startIP: "10.0.0.0",
            endIP: "10.255.255.255",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "the whole internet",
      failing: ["sql", "postgres", "mysql", "maria", "synapse", "cache"],
      resources: {
        sql: {
          type: "azure-native:sql:FirewallRule",
          properties: {
            startIpAddress: "0.0.0.0",
            endIpAddress: "255.255.255.255",
          },
        },
        postgres: {
          type: "azure-native:dbforpostgresql:FirewallRule",
          properties: {
            startIpAddress: "1.0.0.0",
            endIpAddress: "127.255.255.255",
          },
        },
        mysql: {
          type: "azure-native:dbformysql:FirewallRule",
          properties: {
            startIpAddress: "0.0.0.0",
            endIpAddress: "255.255.255.255",
          },
        },
        maria: {
          type: "azure-native:dbformariadb:FirewallRule",
          properties: {
            startIpAddress: "0.0.0.0",
            endIpAddress: "255.255.255.255",
          },
        },
        synapse: {
          type: "azure-native:synapse:IpFirewallRule",
          properties: {
            startIpAddress: "0.0.0.0",
            endIpAddress: "255.255.255.255",
          },
        },
        cache: {
          type: "azure-native:redis:FirewallRule",
          properties: {
            startIP: "0.0.0.0",
            endIP: "255.255.255.255",
          },
        },
      },
    },
    {
      title: "every service on Azure",
      resources: {
        azure: {
          type: "azure-native:sql:FirewallRule",
          properties: {
            startIpAddress: "0.0.0.0",
            endIpAddress: "0.0.0.0",
          },
        },
      },
    },
  ],
};
