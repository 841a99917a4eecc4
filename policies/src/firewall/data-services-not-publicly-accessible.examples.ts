import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "databases on AWS at their defaults and with the switch off",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "postgres",
            publiclyAccessible: false,
          },
        },
        reader: {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: {
            clusterIdentifier: "orders",
            instanceClass: "db.r7g.large",
          },
        },
        graph: {
          type: "aws:neptune/clusterInstance:ClusterInstance",
          properties: {
            publiclyAccessible: false,
          },
        },
        warehouse: {
          type: "aws:redshift/cluster:Cluster",
          properties: {
            clusterIdentifier: "warehouse",
            nodeType: "ra3.large",
          },
        },
        workgroup: {
          type: "aws:redshiftserverless/workgroup:Workgroup",
          properties: {
            publiclyAccessible: false,
          },
        },
        migration: {
          type: "aws:dms/replicationInstance:ReplicationInstance",
          properties: {
            publiclyAccessible: false,
          },
        },
        broker: {
          type: "aws:mq/broker:Broker",
          properties: {
            publiclyAccessible: false,
          },
        },
        small: {
          type: "aws:lightsail/database:Database",
          properties: {
            publiclyAccessible: false,
          },
        },
        stream: {
          type: "aws:msk/cluster:Cluster",
          properties: {
            brokerNodeGroupInfo: {
              instanceType: "kafka.m7g.large",
              connectivityInfo: {
                publicAccess: {
                  type: "DISABLED",
                },
              },
            },
          },
        },
        plain: {
          type: "aws:msk/cluster:Cluster",
          properties: {
            clusterName: "plain",
          },
        },
        airflow: {
          type: "aws:mwaa/environment:Environment",
          properties: {
            webserverAccessMode: "PRIVATE_ONLY",
          },
        },
      },
    },
    {
      title: "search domains inside a VPC",
      resources: {
        subnet: {
          type: "aws:ec2/subnet:Subnet",
          properties: {
            vpcId: "vpc-1",
          },
        },
        search: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            vpcOptions: {
              subnetIds: ["${subnet.id}"],
            },
          },
        },
        older: {
          type: "aws:elasticsearch/domain:Domain",
          properties: {
            vpcOptions: {
              subnetIds: ["${subnet.id}"],
            },
          },
        },
      },
    },
    {
      title: "databases on Azure with private endpoints or in a subnet of their own",
      resources: {
        sql: {
          type: "azure-native:sql:Server",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        subnet: {
          type: "azure-native:network:Subnet",
          properties: {
            virtualNetworkName: "main",
          },
        },
        postgres: {
          type: "azure-native:dbforpostgresql:Server",
          properties: {
            network: {
              delegatedSubnetResourceId: "${subnet.id}",
            },
          },
        },
        mysql: {
          type: "azure-native:dbformysql:Server",
          properties: {
            network: {
              publicNetworkAccess: "Disabled",
            },
          },
        },
        cache: {
          type: "azure-native:redis:Redis",
          properties: {
            subnetId: "${subnet.id}",
          },
        },
        cosmos: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            ipRules: [
              {
                ipAddressOrRange: "81.2.69.0/24",
              },
            ],
          },
        },
        documents: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        single: {
          type: "azure-native:dbforpostgresql:SingleServer",
          properties: {
            properties: {
              createMode: "Default",
              publicNetworkAccess: "Disabled",
            },
          },
        },
        older: {
          type: "azure-native:dbformysql:SingleServer",
          properties: {
            properties: {
              createMode: "Default",
              publicNetworkAccess: "Disabled",
            },
          },
        },
        maria: {
          type: "azure-native:dbformariadb:Server",
          properties: {
            properties: {
              createMode: "Default",
              publicNetworkAccess: "Disabled",
            },
          },
        },
        kusto: {
          type: "azure-native:kusto:Cluster",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
        synapse: {
          type: "azure-native:synapse:Workspace",
          properties: {
            publicNetworkAccess: "Disabled",
          },
        },
      },
    },
  ],
  bad: [
    {
      title: "a database with a public endpoint",
      resources: {
        orders: {
          type: "aws:rds/instance:Instance",
          properties: {
            engine: "postgres",
            publiclyAccessible: true,
          },
        },
      },
    },
    {
      title: "every other store on AWS with the switch on",
      failing: [
        "reader",
        "graph",
        "warehouse",
        "workgroup",
        "migration",
        "broker",
        "small",
        "stream",
        "airflow",
      ],
      resources: {
        reader: {
          type: "aws:rds/clusterInstance:ClusterInstance",
          properties: {
            publiclyAccessible: true,
          },
        },
        graph: {
          type: "aws:neptune/clusterInstance:ClusterInstance",
          properties: {
            publiclyAccessible: true,
          },
        },
        warehouse: {
          type: "aws:redshift/cluster:Cluster",
          properties: {
            publiclyAccessible: true,
          },
        },
        workgroup: {
          type: "aws:redshiftserverless/workgroup:Workgroup",
          properties: {
            publiclyAccessible: true,
          },
        },
        migration: {
          type: "aws:dms/replicationInstance:ReplicationInstance",
          properties: {
            publiclyAccessible: true,
          },
        },
        broker: {
          type: "aws:mq/broker:Broker",
          properties: {
            publiclyAccessible: true,
          },
        },
        small: {
          type: "aws:lightsail/database:Database",
          properties: {
            publiclyAccessible: true,
          },
        },
        stream: {
          type: "aws:msk/cluster:Cluster",
          properties: {
            brokerNodeGroupInfo: {
              connectivityInfo: {
                publicAccess: {
                  type: "SERVICE_PROVIDED_EIPS",
                },
              },
            },
          },
        },
        airflow: {
          type: "aws:mwaa/environment:Environment",
          properties: {
            webserverAccessMode: "PUBLIC_ONLY",
          },
        },
      },
    },
    {
      title: "search domains outside a VPC",
      failing: ["search", "older"],
      resources: {
        search: {
          type: "aws:opensearch/domain:Domain",
          properties: {
            domainName: "search",
          },
        },
        older: {
          type: "aws:elasticsearch/domain:Domain",
          properties: {
            domainName: "older",
          },
        },
      },
    },
    {
      title: "databases on Azure at their default, which is public",
      failing: [
        "sql",
        "postgres",
        "mysql",
        "cache",
        "cosmos",
        "wide",
        "single",
        "older",
        "maria",
        "kusto",
        "synapse",
      ],
      resources: {
        sql: {
          type: "azure-native:sql:Server",
          properties: {
            version: "12.0",
          },
        },
        postgres: {
          type: "azure-native:dbforpostgresql:Server",
          properties: {
            network: {
              publicNetworkAccess: "Enabled",
            },
          },
        },
        mysql: {
          type: "azure-native:dbformysql:Server",
          properties: {
            version: "8.0.21",
          },
        },
        cache: {
          type: "azure-native:redis:Redis",
          properties: {
            publicNetworkAccess: "Enabled",
          },
        },
        cosmos: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            isVirtualNetworkFilterEnabled: false,
          },
        },
        wide: {
          type: "azure-native:cosmosdb:DatabaseAccount",
          properties: {
            ipRules: [
              {
                ipAddressOrRange: "0.0.0.0/0",
              },
            ],
          },
        },
        single: {
          type: "azure-native:dbforpostgresql:SingleServer",
          properties: {
            properties: {
              createMode: "Default",
            },
          },
        },
        older: {
          type: "azure-native:dbformysql:SingleServer",
          properties: {
            properties: {
              createMode: "Default",
            },
          },
        },
        maria: {
          type: "azure-native:dbformariadb:Server",
          properties: {
            properties: {
              createMode: "Default",
              publicNetworkAccess: "Enabled",
            },
          },
        },
        kusto: {
          type: "azure-native:kusto:Cluster",
          properties: {
            publicNetworkAccess: "Enabled",
          },
        },
        synapse: {
          type: "azure-native:synapse:Workspace",
          properties: {
            publicNetworkAccess: "Enabled",
          },
        },
      },
    },
  ],
};
