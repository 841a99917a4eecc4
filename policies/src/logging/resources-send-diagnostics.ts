import type { Reference, Resource, ResourceGraph } from "@rampart/core/graph";
import { allOf, anyOf, type Truth } from "@rampart/core/value";
import { someAttached } from "@rampart/core/views";
import { defineGraphRule, type Rule } from "@rampart/policy";
import type { ResourceTypes } from "../resource-types/index.ts";

interface DiagnosticSetting {
  readonly logs?: readonly { readonly enabled: boolean }[];
  readonly workspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventHubAuthorizationRuleId?: string;
  readonly marketplacePartnerId?: string;
}

const DESTINATIONS = [
  "workspaceId",
  "storageAccountId",
  "eventHubAuthorizationRuleId",
  "marketplacePartnerId",
] as const;

function sendsDiagnostics(resource: Resource<never>, { graph }: { readonly graph: ResourceGraph }): Truth {
  const reference: Reference = {
    type: "azure-native:monitor:DiagnosticSetting",
    through: "resourceUri",
    to: [resource.type],
  };
  return someAttached<DiagnosticSetting>(graph, resource, reference, (setting) =>
    allOf(
      setting.get("logs").some((log) => log.get("enabled").equals(true)),
      anyOf(...DESTINATIONS.map((destination) => setting.isWired(destination))),
    ),
  );
}

export const resourcesSendDiagnostics: Rule = defineGraphRule<ResourceTypes>({
  id: "logging/resources-send-diagnostics",
  title: "Azure resources send their diagnostic logs",
  severity: "medium",
  rationale:
    "Azure keeps no log of what happens inside a vault, gateway, queue or database unless it is told where to send it; after an incident there is nothing to look at.",
  fix: "Add a DiagnosticSetting with resourceUri of the resource, logs with categoryGroup allLogs or audit enabled, and a workspaceId or storageAccountId.",
  failure: "its logs are not sent anywhere",
  requires: {
    "azure-native:keyvault:Vault": sendsDiagnostics,
    "azure-native:keyvault:ManagedHsm": sendsDiagnostics,
    "azure-native:network:ApplicationGateway": sendsDiagnostics,
    "azure-native:network:AzureFirewall": sendsDiagnostics,
    "azure-native:network:BastionHost": sendsDiagnostics,
    "azure-native:frontdoor:FrontDoor": sendsDiagnostics,
    "azure-native:cdn:Profile": sendsDiagnostics,
    "azure-native:apimanagement:ApiManagementService": sendsDiagnostics,
    "azure-native:containerservice:ManagedCluster": sendsDiagnostics,
    "azure-native:containerregistry:Registry": sendsDiagnostics,
    "azure-native:dbforpostgresql:Server": sendsDiagnostics,
    "azure-native:dbformysql:Server": sendsDiagnostics,
    "azure-native:cosmosdb:DatabaseAccount": sendsDiagnostics,
    "azure-native:redis:Redis": sendsDiagnostics,
    "azure-native:eventhub:Namespace": sendsDiagnostics,
    "azure-native:servicebus:Namespace": sendsDiagnostics,
    "azure-native:logic:Workflow": sendsDiagnostics,
    "azure-native:search:Service": sendsDiagnostics,
    "azure-native:batch:BatchAccount": sendsDiagnostics,
    "azure-native:datafactory:Factory": sendsDiagnostics,
    "azure-native:recoveryservices:Vault": sendsDiagnostics,
  },
});
