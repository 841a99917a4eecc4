// Azure Resource Manager ids and the names Azure gives resources.
import type { Properties } from "../sdk.ts";
import { text } from "./cloud.ts";
import { parseToken, sdkClass } from "./sdk-class.ts";

export const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
export const TENANT = "00000000-0000-4000-8000-000000000002";

/** Resource provider namespaces whose spelling does not follow from the SDK's module. */
const NAMESPACES: Readonly<Record<string, string>> = {
  applicationinsights: "Microsoft.Insights",
  cdn: "Microsoft.Cdn",
  containerregistry: "Microsoft.ContainerRegistry",
  alertsmanagement: "Microsoft.AlertsManagement",
  containerservice: "Microsoft.ContainerService",
  cosmosdb: "Microsoft.DocumentDB",
  dataprotection: "Microsoft.DataProtection",
  dbformysql: "Microsoft.DBforMySQL",
  dbforpostgresql: "Microsoft.DBforPostgreSQL",
  dns: "Microsoft.Network",
  eventhub: "Microsoft.EventHub",
  keyvault: "Microsoft.KeyVault",
  managedidentity: "Microsoft.ManagedIdentity",
  monitor: "Microsoft.Insights",
  operationalinsights: "Microsoft.OperationalInsights",
  policyinsights: "Microsoft.PolicyInsights",
  privatedns: "Microsoft.Network",
  recoveryservices: "Microsoft.RecoveryServices",
  redis: "Microsoft.Cache",
  servicebus: "Microsoft.ServiceBus",
  trafficmanager: "Microsoft.Network",
};

/**
 * Paths below the namespace. `{x}` is the value of input x, `{}` the resource's own name.
 * Types that are not here are `<class in plural>/<own name>`, below their one parent if they have one.
 */
const PATHS: Readonly<Record<string, string>> = {
  "alertsmanagement:AlertProcessingRuleByName": "actionRules/{}",
  "authorization:ManagementLockAtResourceGroupLevel": "locks/{}",
  "authorization:ManagementLockAtResourceLevel": "locks/{}",
  "authorization:ManagementLockByScope": "locks/{}",
  "cosmosdb:DatabaseAccount": "databaseAccounts/{}",
  "containerservice:TrustedAccessRoleBinding": "managedClusters/{resourceName}/trustedAccessRoleBindings/{}",
  "dataprotection:BackupInstance": "backupVaults/{vaultName}/backupInstances/{}",
  "dataprotection:BackupPolicy": "backupVaults/{vaultName}/backupPolicies/{}",
  "dataprotection:BackupVault": "backupVaults/{}",
  "dataprotection:DppResourceGuardProxy": "backupVaults/{vaultName}/backupResourceGuardProxies/{}",
  "dataprotection:ResourceGuard": "resourceGuards/{}",
  "dbforpostgresql:AdministratorsMicrosoftEntra": "flexibleServers/{serverName}/administrators/{}",
  "dbforpostgresql:Configuration": "flexibleServers/{serverName}/configurations/{}",
  "dbforpostgresql:Database": "flexibleServers/{serverName}/databases/{}",
  "dbforpostgresql:FirewallRule": "flexibleServers/{serverName}/firewallRules/{}",
  "dbforpostgresql:Server": "flexibleServers/{}",
  "keyvault:Key": "vaults/{vaultName}/keys/{}",
  "keyvault:Secret": "vaults/{vaultName}/secrets/{}",
  "managedidentity:FederatedIdentityCredential":
    "userAssignedIdentities/{resourceName}/federatedIdentityCredentials/{}",
  "managedidentity:UserAssignedIdentity": "userAssignedIdentities/{}",
  "monitor:ActionGroup": "actionGroups/{}",
  "monitor:DiagnosticSetting": "diagnosticSettings/{}",
  "monitor:SubscriptionDiagnosticSetting": "diagnosticSettings/{}",
  "network:NetworkSecurityGroup": "networkSecurityGroups/{}",
  "network:PublicIPAddress": "publicIPAddresses/{}",
  "network:SecurityRule": "networkSecurityGroups/{networkSecurityGroupName}/securityRules/{}",
  "network:Subnet": "virtualNetworks/{virtualNetworkName}/subnets/{}",
  "network:WebApplicationFirewallPolicy": "ApplicationGatewayWebApplicationFirewallPolicies/{}",
  "dns:RecordSet": "dnsZones/{zoneName}/{recordType}/{}",
  "dns:Zone": "dnsZones/{}",
  "privatedns:PrivateRecordSet": "privateDnsZones/{privateZoneName}/{recordType}/{}",
  "privatedns:PrivateZone": "privateDnsZones/{}",
  "privatedns:VirtualNetworkLink": "privateDnsZones/{privateZoneName}/virtualNetworkLinks/{}",
  "redis:Redis": "redis/{}",
  "recoveryservices:ProtectionContainer":
    "vaults/{vaultName}/backupFabrics/{fabricName}/protectionContainers/{}",
  "recoveryservices:ProtectionPolicy": "vaults/{vaultName}/backupPolicies/{}",
  "recoveryservices:ProtectedItem":
    "vaults/{vaultName}/backupFabrics/{fabricName}/protectionContainers/{containerName}/protectedItems/{}",
  "recoveryservices:ResourceGuardProxy": "vaults/{vaultName}/backupResourceGuardProxies/{}",
  "recoveryservices:Vault": "vaults/{}",
  "servicebus:NamespaceNetworkRuleSet": "namespaces/{namespaceName}/networkRuleSets/{}",
  "servicebus:Subscription": "namespaces/{namespaceName}/topics/{topicName}/subscriptions/{}",
  "sql:Database": "servers/{serverName}/databases/{}",
  "sql:FailoverGroup": "servers/{serverName}/failoverGroups/{}",
  "sql:FirewallRule": "servers/{serverName}/firewallRules/{}",
  "storage:BlobContainer": "storageAccounts/{accountName}/blobServices/default/containers/{}",
  "storage:BlobContainerImmutabilityPolicy":
    "storageAccounts/{accountName}/blobServices/default/containers/{containerName}/immutabilityPolicies/{}",
  "storage:BlobServiceProperties": "storageAccounts/{accountName}/blobServices/{}",
  "storage:FileShare": "storageAccounts/{accountName}/fileServices/default/shares/{}",
  "storage:ManagementPolicy": "storageAccounts/{accountName}/managementPolicies/{}",
  "storage:ObjectReplicationPolicy": "storageAccounts/{accountName}/objectReplicationPolicies/{}",
  "storage:Queue": "storageAccounts/{accountName}/queueServices/default/queues/{}",
  "trafficmanager:Endpoint": "trafficManagerProfiles/{profileName}/{endpointType}/{}",
  "trafficmanager:Profile": "trafficManagerProfiles/{}",
  "web:AppServicePlan": "serverfarms/{}",
  "web:WebApp": "sites/{}",
};

/** Types whose own name is in an input not named after the class. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  "managedidentity:UserAssignedIdentity": "resourceName",
  "network:PublicIPAddress": "publicIpAddressName",
  "dbforpostgresql:AdministratorsMicrosoftEntra": "objectId",
  "dns:RecordSet": "relativeRecordSetName",
  "dns:Zone": "zoneName",
  "privatedns:PrivateRecordSet": "relativeRecordSetName",
  "privatedns:PrivateZone": "privateZoneName",
  "authorization:ManagementLockAtResourceGroupLevel": "lockName",
  "authorization:ManagementLockByScope": "lockName",
  "authorization:RoleDefinition": "roleDefinitionId",
  "compute:VirtualMachine": "vmName",
  "monitor:MetricAlert": "ruleName",
  "storage:BlobServiceProperties": "blobServicesName",
  "storage:FileServiceProperties": "fileServicesName",
  "storage:FileShare": "shareName",
  "storage:ObjectReplicationPolicy": "objectReplicationPolicyId",
  "recoveryservices:ProtectionPolicy": "policyName",
  "recoveryservices:ProtectedItem": "protectedItemName",
  "recoveryservices:ProtectionContainer": "containerName",
  "dataprotection:ResourceGuard": "resourceGuardsName",
  "dataprotection:DppResourceGuardProxy": "resourceGuardProxyName",
  "alertsmanagement:AlertProcessingRuleByName": "alertProcessingRuleName",
};

export function tableKey(type: string): string {
  const { module, className } = parseToken(type);
  return `${module}:${className}`;
}

/** The input that holds the resource's own name: `accountName` for a StorageAccount. */
export function ownNameProperty(type: string): string | undefined {
  const special = NAME_PROPERTIES[tableKey(type)];
  if (special !== undefined) return special;
  const className = parseToken(type).className.toLowerCase();
  const named = [...(sdkClass(type)?.inputs ?? [])].filter(
    (input) => input.endsWith("Name") && className.endsWith(input.slice(0, -"Name".length).toLowerCase()),
  );
  // The longest match is the resource itself, a shorter one may be its parent.
  return (
    named.sort((a, b) => b.length - a.length)[0] ?? (sdkClass(type)?.inputs.has("name") ? "name" : undefined)
  );
}

function plural(className: string): string {
  const start = className.charAt(0).toLowerCase() + className.slice(1);
  if (/[^aeiou]y$/.test(start)) return `${start.slice(0, -1)}ies`;
  return /(s|x|ch)$/.test(start) ? `${start}es` : `${start}s`;
}

function namespace(module: string): string {
  return NAMESPACES[module] ?? `Microsoft.${module.charAt(0).toUpperCase()}${module.slice(1)}`;
}

/** `namespaces/{namespaceName}/queues/{}`: a child names its parent in a required input. */
function usualPath(type: string): string {
  const own = ownNameProperty(type);
  const parents = [...(sdkClass(type)?.required ?? [])].filter(
    (input) => input.endsWith("Name") && input !== "resourceGroupName" && input !== own,
  );
  if (parents.length > 1) {
    throw new Error(
      `The test provider does not know the order of ${parents.join(", ")} in the id of ${type}. Add it to PATHS.`,
    );
  }
  const above = parents.map((input) => `${plural(input.slice(0, -"Name".length))}/{${input}}/`).join("");
  return `${above}${plural(parseToken(type).className)}/{}`;
}

/** What goes before `/providers/…`: a scope the program names, or the resource group. */
function scope(inputs: Properties): string {
  const explicit = text(inputs.scope) ?? text(inputs.resourceUri);
  if (explicit !== undefined) return explicit.replace(/\/$/, "");
  const group = text(inputs.resourceGroupName);
  return `/subscriptions/${SUBSCRIPTION}${group === undefined ? "" : `/resourceGroups/${group}`}`;
}

export function armId(type: string, name: string, inputs: Properties): string {
  const { module } = parseToken(type);
  if (tableKey(type) === "resources:ResourceGroup") {
    return `/subscriptions/${SUBSCRIPTION}/resourceGroups/${name}`;
  }
  const pattern = PATHS[tableKey(type)] ?? usualPath(type);
  const path = pattern.replace(/\{(\w*)\}/g, (_match, key: string) => {
    const value = key === "" ? name : text(inputs[key]);
    if (value === undefined) throw new Error(`${type} "${name}" needs "${key}" for its Azure id.`);
    return value;
  });
  return `${scope(inputs)}/providers/${namespace(module)}/${path}`;
}

/** `Microsoft.Storage/storageAccounts/blobServices/containers`, read off the id. */
export function armType(id: string): string {
  const [, provider = ""] = id.split(/\/providers\/(?!.*\/providers\/)/);
  const [space = "", ...rest] = provider.split("/");
  if (provider === "") return "Microsoft.Resources/resourceGroups";
  return [space, ...rest.filter((_part, index) => index % 2 === 0)].join("/");
}

/** The types the path table speaks of, with the inputs their paths need. */
export const PATH_INPUTS: readonly { type: string; inputs: readonly string[] }[] = Object.entries(PATHS).map(
  ([key, path]) => ({
    type: `azure-native:${key}`,
    inputs: [...path.matchAll(/\{(\w+)\}/g)].map(([, input = ""]) => input),
  }),
);
