import type { RuleExamples } from "@rampart/policy/testing";
import { oneResource } from "../one-resource.ts";
import type { ResourceTypes } from "../resource-types/index.ts";

export const examples: RuleExamples<ResourceTypes> = {
  good: [
    {
      title: "a vault that sends its audit log to a workspace",
      resources: {
        workspace: {
          type: "azure-native:operationalinsights:Workspace",
          properties: { workspaceName: "logs" },
        },
        vault: { type: "azure-native:keyvault:Vault", properties: { vaultName: "shop" } },
        "vault-logs": {
          type: "azure-native:monitor:DiagnosticSetting",
          properties: {
            resourceUri: "${vault.id}",
            workspaceId: "${workspace.id}",
            logs: [{ categoryGroup: "audit", enabled: true }],
          },
        },
      },
    },
    {
      title: "a gateway that sends its logs to an archive",
      resources: {
        gateway: {
          type: "azure-native:network:ApplicationGateway",
          properties: { applicationGatewayName: "shop" },
        },
        "gateway-logs": {
          type: "azure-native:monitor:DiagnosticSetting",
          properties: {
            resourceUri: "${gateway.id}",
            storageAccountId:
              "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/logs",
            logs: [{ category: "ApplicationGatewayAccessLog", enabled: true }],
          },
        },
      },
    },
  ],
  bad: [
    oneResource("a vault alone", "azure-native:keyvault:Vault", { vaultName: "shop" }),
    {
      title: "only metrics are sent",
      resources: {
        vault: { type: "azure-native:keyvault:Vault", properties: { vaultName: "shop" } },
        "vault-metrics": {
          type: "azure-native:monitor:DiagnosticSetting",
          properties: {
            resourceUri: "${vault.id}",
            workspaceId: "logs",
            metrics: [{ category: "AllMetrics", enabled: true }],
          },
        },
      },
    },
    {
      title: "the log is turned off",
      resources: {
        vault: { type: "azure-native:keyvault:Vault", properties: { vaultName: "shop" } },
        "vault-logs": {
          type: "azure-native:monitor:DiagnosticSetting",
          properties: {
            resourceUri: "${vault.id}",
            workspaceId: "logs",
            logs: [{ categoryGroup: "audit", enabled: false }],
          },
        },
      },
    },
    oneResource("a security module", "azure-native:keyvault:ManagedHsm", { name: "shop" }),
    oneResource("a gateway", "azure-native:network:ApplicationGateway", { applicationGatewayName: "shop" }),
    oneResource("a firewall", "azure-native:network:AzureFirewall", { azureFirewallName: "border" }),
    oneResource("a bastion", "azure-native:network:BastionHost", { bastionHostName: "door" }),
    oneResource("a front door", "azure-native:frontdoor:FrontDoor", { frontDoorName: "shop" }),
    oneResource("a profile of content delivery", "azure-native:cdn:Profile", { profileName: "shop" }),
    oneResource("an API service", "azure-native:apimanagement:ApiManagementService", { serviceName: "shop" }),
    oneResource("a cluster", "azure-native:containerservice:ManagedCluster", { resourceName: "shop" }),
    oneResource("a registry", "azure-native:containerregistry:Registry", { registryName: "shop" }),
    oneResource("a PostgreSQL server", "azure-native:dbforpostgresql:Server", { serverName: "shop" }),
    oneResource("a MySQL server", "azure-native:dbformysql:Server", { serverName: "shop" }),
    oneResource("a Cosmos DB account", "azure-native:cosmosdb:DatabaseAccount", { accountName: "shop" }),
    oneResource("a cache", "azure-native:redis:Redis", { name: "shop" }),
    oneResource("an event hub", "azure-native:eventhub:Namespace", { namespaceName: "shop" }),
    oneResource("a service bus", "azure-native:servicebus:Namespace", { namespaceName: "shop" }),
    oneResource("a logic app", "azure-native:logic:Workflow", { workflowName: "shop" }),
    oneResource("a search service", "azure-native:search:Service", { searchServiceName: "shop" }),
    oneResource("a batch account", "azure-native:batch:BatchAccount", { accountName: "shop" }),
    oneResource("a data factory", "azure-native:datafactory:Factory", { factoryName: "shop" }),
    oneResource("a recovery vault", "azure-native:recoveryservices:Vault", { vaultName: "shop" }),
  ],
};
