import type { Framework } from "./framework.ts";

export const cisAzureFoundations: Framework = {
  id: "cis-azure-foundations",
  title: "CIS Azure Foundations",
  version: "5.0.0",
  source: "https://www.cisecurity.org/benchmark/azure",
  controls: {
    "5.3.3": {
      about: "User Access Administrator is assigned sparingly",
      rules: ["access/administrator-roles-not-assigned"],
      types: ["azure-native:authorization:RoleAssignment"],
    },
    "5.23": {
      about: "No custom role is an administrator of the subscription",
      rules: ["access/no-policy-grants-everything"],
      types: ["azure-native:authorization:RoleDefinition"],
    },
    "6.1.1.1": {
      about: "The activity log of the subscription is exported",
      rules: ["logging/activity-log-exported"],
    },
    "6.1.1.2": {
      about: "The exported activity log has the categories that matter",
      rules: ["logging/activity-log-exported"],
    },
    "6.1.1.3": {
      about: "The storage account with the activity log is encrypted with a key of the customer",
      rules: ["encryption/stores-use-customer-managed-keys"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "6.1.1.4": {
      about: "Key vaults log who uses them",
      rules: ["logging/resources-send-diagnostics"],
      types: ["azure-native:keyvault:Vault"],
    },
    "6.1.1.7": {
      about: "Virtual networks keep flow logs, sent to Log Analytics",
      rules: ["logging/networks-keep-flow-logs"],
      types: ["azure-native:network:VirtualNetwork"],
    },
    "6.1.4": {
      about: "Services send their resource logs",
      rules: ["logging/resources-send-diagnostics"],
    },
    "6.2": {
      about: "Locks protect resources that matter most",
      rules: ["backup/data-stores-locked-against-deletion"],
      types: [
        "azure-native:cosmosdb:DatabaseAccount",
        "azure-native:dbformysql:Server",
        "azure-native:dbforpostgresql:Server",
        "azure-native:sql:ManagedInstance",
        "azure-native:sql:Server",
        "azure-native:storage:StorageAccount",
      ],
    },
    "7.1": {
      about: "RDP is closed to the internet",
      rules: [
        "firewall/admin-ports-closed-to-the-internet",
        "firewall/only-named-ports-open-to-the-internet",
      ],
      types: ["azure-native:network:NetworkSecurityGroup", "azure-native:network:SecurityRule"],
    },
    "7.2": {
      about: "SSH is closed to the internet",
      rules: [
        "firewall/admin-ports-closed-to-the-internet",
        "firewall/only-named-ports-open-to-the-internet",
      ],
      types: ["azure-native:network:NetworkSecurityGroup", "azure-native:network:SecurityRule"],
    },
    "7.5": {
      about: "Flow logs of network security groups are kept for 90 days",
      rules: ["logging/logs-kept-long-enough"],
      types: ["azure-native:network:FlowLog"],
    },
    "7.8": {
      about: "Flow logs of virtual networks are kept for 90 days",
      rules: ["logging/logs-kept-long-enough"],
      types: ["azure-native:network:FlowLog"],
    },
    "7.10": {
      about: "Application gateways have a web application firewall",
      rules: ["firewall/public-web-entries-behind-a-web-application-firewall"],
      types: ["azure-native:network:ApplicationGateway"],
    },
    "7.11": {
      about: "Subnets have a network security group",
      rules: ["firewall/subnets-have-a-network-security-group"],
    },
    "7.12": {
      about: "Application gateways require TLS 1.2",
      rules: ["encryption/endpoints-require-tls-1-2"],
      types: ["azure-native:network:ApplicationGateway"],
    },
    "8.1.1.1": {
      about: "Defender for posture management is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.2.1": {
      about: "Defender for APIs is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.3.1": {
      about: "Defender for servers is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.4.1": {
      about: "Defender for containers is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.5.1": {
      about: "Defender for storage is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.6.1": {
      about: "Defender for App Service is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.7.1": {
      about: "Defender for Cosmos DB is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.7.2": {
      about: "Defender for open-source databases is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.7.3": {
      about: "Defender for Azure SQL is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.7.4": {
      about: "Defender for SQL on machines is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.8.1": {
      about: "Defender for key vaults is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.9.1": {
      about: "Defender for the Resource Manager is on",
      rules: ["logging/threat-detection-on"],
      types: ["azure-native:security:Pricing"],
    },
    "8.1.13": {
      about: "Defender has an additional address for its alerts",
      rules: ["logging/alarms-act"],
      types: ["azure-native:security:SecurityContact"],
    },
    "8.3.1": {
      about: "Keys in vaults with roles expire",
      rules: ["encryption/vault-keys-and-secrets-expire"],
      types: ["azure-native:keyvault:Key"],
    },
    "8.3.2": {
      about: "Keys in vaults with access policies expire",
      rules: ["encryption/vault-keys-and-secrets-expire"],
      types: ["azure-native:keyvault:Key"],
    },
    "8.3.3": {
      about: "Secrets in vaults with roles expire",
      rules: ["encryption/vault-keys-and-secrets-expire"],
      types: ["azure-native:keyvault:Secret"],
    },
    "8.3.4": {
      about: "Secrets in vaults with access policies expire",
      rules: ["encryption/vault-keys-and-secrets-expire"],
      types: ["azure-native:keyvault:Secret"],
    },
    "8.3.5": {
      about: "Key vaults cannot be purged",
      rules: ["encryption/keys-recoverable-after-deletion"],
      types: ["azure-native:keyvault:Vault"],
    },
    "8.3.6": {
      about: "Roles decide the access to key vaults",
      rules: ["access/access-decided-by-roles"],
      types: ["azure-native:keyvault:Vault"],
    },
    "8.3.7": {
      about: "Key vaults are closed to public networks",
      rules: ["firewall/services-restricted-to-named-networks"],
      types: ["azure-native:keyvault:Vault"],
    },
    "8.3.9": {
      about: "Keys in vaults are rotated",
      rules: ["encryption/keys-rotated"],
      types: ["azure-native:keyvault:Key"],
    },
    "9.1.1": {
      about: "Deleted file shares can be brought back",
      rules: ["backup/deleted-data-recoverable"],
      types: ["azure-native:storage:FileServiceProperties"],
    },
    "9.2.1": {
      about: "Deleted blobs can be brought back",
      rules: ["backup/deleted-data-recoverable"],
      types: ["azure-native:storage:BlobServiceProperties", "azure-native:storage:StorageAccount"],
    },
    "9.2.2": {
      about: "Deleted blob containers can be brought back",
      rules: ["backup/deleted-data-recoverable"],
      types: ["azure-native:storage:BlobServiceProperties", "azure-native:storage:StorageAccount"],
    },
    "9.2.3": {
      about: "Blobs keep their versions",
      rules: ["backup/object-stores-versioned"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.1.3": {
      about: "Storage accounts take no shared keys",
      rules: ["access/shared-keys-disabled"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.2.2": {
      about: "Storage accounts are closed to public networks",
      rules: ["firewall/services-restricted-to-named-networks"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.2.3": {
      about: "Storage accounts deny networks that are not named",
      rules: ["firewall/services-restricted-to-named-networks"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.4": {
      about: "Storage accounts refuse plain text",
      rules: ["encryption/endpoints-refuse-plain-text"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.6": {
      about: "Storage accounts require TLS 1.2",
      rules: ["encryption/endpoints-require-tls-1-2"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.8": {
      about: "Blobs cannot be read anonymously",
      rules: ["access/stores-closed-to-anonymous-access"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.9": {
      about: "Locks protect storage accounts against deletion",
      rules: ["backup/data-stores-locked-against-deletion"],
      types: ["azure-native:storage:StorageAccount"],
    },
    "9.3.11": {
      about: "Storage accounts that matter are geo-redundant",
      rules: ["failover/storage-spans-zones"],
      types: ["azure-native:storage:StorageAccount"],
    },
  },
};
