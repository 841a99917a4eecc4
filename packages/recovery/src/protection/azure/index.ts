import type { Protector } from "../protector.ts";
import { backupInstanceProtections } from "./backup-instances.ts";
import { protectAccount } from "./cosmos.ts";
import { protectMysql, protectPostgresql } from "./flexible-servers.ts";
import { protectDisk, protectKeyVault, protectVaultContent } from "./machines-and-vaults.ts";
import {
  protectConfigurationStore,
  protectNetAppVolume,
  protectRedis,
  protectSqlPool,
} from "./own-backups.ts";
import { partOf } from "./parts.ts";
import { fileShareProtections, protectedItemProtections } from "./protected-items.ts";
import { protectDatabase, protectManagedDatabase } from "./sql.ts";
import { protectStorageAccount } from "./storage.ts";
import { protectWhereZones, replicatedBy } from "./zonal-services.ts";

export { lockProtection } from "./machines-and-vaults.ts";

const ACCOUNT = "azure-native:storage:StorageAccount";
const COSMOS = "azure-native:cosmosdb:DatabaseAccount";

/** What is in a storage account is replicated, and kept, as the account says. */
const partOfAccount: Protector = partOf("accountName", ACCOUNT, protectStorageAccount);

const COSMOS_PARTS: readonly string[] = [
  "SqlResourceSqlDatabase",
  "SqlResourceSqlContainer",
  "MongoDBResourceMongoDBDatabase",
  "MongoDBResourceMongoDBCollection",
  "CassandraResourceCassandraKeyspace",
  "CassandraResourceCassandraTable",
  "GremlinResourceGremlinDatabase",
  "GremlinResourceGremlinGraph",
  "TableResourceTable",
].map((name) => `azure-native:cosmosdb:${name}`);

export const AZURE_PROTECTORS: ReadonlyMap<string, readonly Protector[]> = new Map<
  string,
  readonly Protector[]
>([
  ["azure-native:compute:VirtualMachine", [protectedItemProtections]],
  ["azure-native:compute:Disk", [protectDisk, backupInstanceProtections]],
  [
    "azure-native:storage:StorageAccount",
    [protectStorageAccount, protectedItemProtections, backupInstanceProtections],
  ],
  ["azure-native:sql:Database", [protectDatabase]],
  ["azure-native:dbforpostgresql:Server", [protectPostgresql, backupInstanceProtections]],
  ["azure-native:dbformysql:Server", [protectMysql, backupInstanceProtections]],
  ["azure-native:cosmosdb:DatabaseAccount", [protectAccount]],
  ["azure-native:containerservice:ManagedCluster", [backupInstanceProtections]],
  ["azure-native:sql:ManagedDatabase", [protectManagedDatabase]],
  ["azure-native:storage:BlobContainer", [partOfAccount]],
  ["azure-native:storage:FileShare", [partOfAccount, fileShareProtections]],
  ["azure-native:storage:Table", [partOfAccount]],
  ["azure-native:storage:Queue", [partOfAccount]],
  [
    "azure-native:dbforpostgresql:Database",
    [partOf("serverName", "azure-native:dbforpostgresql:Server", protectPostgresql)],
  ],
  [
    "azure-native:dbformysql:Database",
    [partOf("serverName", "azure-native:dbformysql:Server", protectMysql)],
  ],
  ...COSMOS_PARTS.map((type) => [type, [partOf("accountName", COSMOS, protectAccount)]] as const),
  ["azure-native:eventhub:Namespace", [protectWhereZones]],
  [
    "azure-native:eventhub:EventHub",
    [partOf("namespaceName", "azure-native:eventhub:Namespace", protectWhereZones)],
  ],
  ["azure-native:servicebus:Namespace", [protectWhereZones]],
  [
    "azure-native:servicebus:Queue",
    [partOf("namespaceName", "azure-native:servicebus:Namespace", protectWhereZones)],
  ],
  [
    "azure-native:servicebus:Topic",
    [partOf("namespaceName", "azure-native:servicebus:Namespace", protectWhereZones)],
  ],
  [
    "azure-native:containerregistry:Registry",
    [
      protectWhereZones,
      replicatedBy(
        "azure-native:containerregistry:Replication",
        "registryName",
        "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
      ),
    ],
  ],
  [
    "azure-native:appconfiguration:ConfigurationStore",
    [
      protectConfigurationStore,
      protectWhereZones,
      replicatedBy(
        "azure-native:appconfiguration:Replica",
        "configStoreName",
        "https://learn.microsoft.com/azure/azure-app-configuration/concept-geo-replication",
      ),
    ],
  ],
  ["azure-native:synapse:SqlPool", [protectSqlPool]],
  ["azure-native:redis:Redis", [protectRedis]],
  ["azure-native:netapp:CapacityPoolVolume", [protectNetAppVolume]],
  ["azure-native:keyvault:Vault", [protectKeyVault, protectWhereZones]],
  ["azure-native:keyvault:Key", [protectVaultContent]],
  ["azure-native:keyvault:Secret", [protectVaultContent]],
]);
