import { allOf, anyOf, not } from "@rampart/core/value";
import { isWiredInside, letInTheInternet } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";
import { isClosed, isOff } from "./public-network-access.ts";

export const dataServicesNotPubliclyAccessible: Rule = defineGraphRule<ResourceTypes>({
  id: "firewall/data-services-not-publicly-accessible",
  title: "Databases, brokers and search clusters have no public endpoint",
  severity: "high",
  rationale:
    "A data store with a public endpoint is one password, one firewall entry or one flaw in its login away from being read by anybody.",
  fix: "Set publiclyAccessible to false (Azure: publicNetworkAccess to Disabled) and let clients in through private subnets or a private endpoint.",
  failure: "it has an endpoint on the public internet",
  requires: {
    "aws:dms/replicationInstance:ReplicationInstance": (instance) =>
      isOff(instance.get("publiclyAccessible")),
    // Outside a VPC, the domain answers on the internet and only its access policy stands in between.
    "aws:elasticsearch/domain:Domain": (domain) => domain.isWired("vpcOptions"),
    "aws:lightsail/database:Database": (database) => isOff(database.get("publiclyAccessible")),
    "aws:mq/broker:Broker": (broker) => isOff(broker.get("publiclyAccessible")),
    "aws:msk/cluster:Cluster": (cluster) =>
      cluster
        .get("brokerNodeGroupInfo")
        .get("connectivityInfo")
        .get("publicAccess")
        .get("type")
        .orElse("DISABLED")
        .oneOf(["DISABLED"]),
    "aws:mwaa/environment:Environment": (environment) =>
      environment.get("webserverAccessMode").orElse("PRIVATE_ONLY").oneOf(["PRIVATE_ONLY"]),
    "aws:neptune/clusterInstance:ClusterInstance": (instance) => isOff(instance.get("publiclyAccessible")),
    "aws:opensearch/domain:Domain": (domain) => domain.isWired("vpcOptions"),
    "aws:rds/clusterInstance:ClusterInstance": (instance) => isOff(instance.get("publiclyAccessible")),
    "aws:rds/instance:Instance": (instance) => isOff(instance.get("publiclyAccessible")),
    "aws:redshift/cluster:Cluster": (cluster) => isOff(cluster.get("publiclyAccessible")),
    "aws:redshiftserverless/workgroup:Workgroup": (workgroup) => isOff(workgroup.get("publiclyAccessible")),
    "azure-native:cosmosdb:DatabaseAccount": (account) => {
      const rules = account.get("ipRules");
      const ranges = rules.items().map((rule) => rule.get("ipAddressOrRange"));
      return anyOf(
        isClosed(account.get("publicNetworkAccess")),
        account.get("isVirtualNetworkFilterEnabled").equals(true),
        allOf(rules.isSet(), not(letInTheInternet(ranges))),
      );
    },
    "azure-native:dbformariadb:Server": (server) =>
      isClosed(server.get("properties").get("publicNetworkAccess")),
    // A server in a delegated subnet has no public endpoint.
    "azure-native:dbformysql:Server": (server) =>
      anyOf(
        isClosed(server.get("network").get("publicNetworkAccess")),
        isWiredInside(server, "network", server.get("network").get("delegatedSubnetResourceId")),
      ),
    "azure-native:dbformysql:SingleServer": (server) =>
      isClosed(server.get("properties").get("publicNetworkAccess")),
    "azure-native:dbforpostgresql:Server": (server) =>
      anyOf(
        isClosed(server.get("network").get("publicNetworkAccess")),
        isWiredInside(server, "network", server.get("network").get("delegatedSubnetResourceId")),
      ),
    "azure-native:dbforpostgresql:SingleServer": (server) =>
      isClosed(server.get("properties").get("publicNetworkAccess")),
    "azure-native:kusto:Cluster": (cluster) => isClosed(cluster.get("publicNetworkAccess")),
    "azure-native:redis:Redis": (cache) =>
      anyOf(isClosed(cache.get("publicNetworkAccess")), cache.isWired("subnetId")),
    "azure-native:sql:Server": (server) => isClosed(server.get("publicNetworkAccess")),
    "azure-native:synapse:Workspace": (workspace) => isClosed(workspace.get("publicNetworkAccess")),
  },
  remedies: {
    "aws:dms/replicationInstance:ReplicationInstance": {
      set: { publiclyAccessible: false },
      replaces: "It is made anew: stop its tasks before and start them after.",
    },
    "aws:lightsail/database:Database": { set: { publiclyAccessible: false } },
    "aws:mq/broker:Broker": {
      set: { publiclyAccessible: false },
      replaces: "The broker is made anew: drain its queues first.",
    },
    "aws:msk/cluster:Cluster": {
      set: { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "DISABLED" } } } },
    },
    "aws:mwaa/environment:Environment": { set: { webserverAccessMode: "PRIVATE_ONLY" } },
    "aws:neptune/clusterInstance:ClusterInstance": {
      set: { publiclyAccessible: false },
      replaces: "The instance is made anew; another one of the cluster serves meanwhile, if there is one.",
    },
    "aws:rds/clusterInstance:ClusterInstance": { set: { publiclyAccessible: false } },
    "aws:rds/instance:Instance": { set: { publiclyAccessible: false } },
    "aws:redshift/cluster:Cluster": { set: { publiclyAccessible: false } },
    "aws:redshiftserverless/workgroup:Workgroup": { set: { publiclyAccessible: false } },
    "azure-native:cosmosdb:DatabaseAccount": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:dbformariadb:Server": { set: { properties: { publicNetworkAccess: "Disabled" } } },
    "azure-native:dbformysql:Server": { set: { network: { publicNetworkAccess: "Disabled" } } },
    "azure-native:dbformysql:SingleServer": { set: { properties: { publicNetworkAccess: "Disabled" } } },
    "azure-native:dbforpostgresql:Server": { set: { network: { publicNetworkAccess: "Disabled" } } },
    "azure-native:dbforpostgresql:SingleServer": { set: { properties: { publicNetworkAccess: "Disabled" } } },
    "azure-native:kusto:Cluster": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:redis:Redis": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:sql:Server": { set: { publicNetworkAccess: "Disabled" } },
    "azure-native:synapse:Workspace": { set: { publicNetworkAccess: "Disabled" } },
  },
});
