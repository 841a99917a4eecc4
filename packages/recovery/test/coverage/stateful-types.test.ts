import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canonicalType } from "@rampart/core/graph";
import { describe, expect, it } from "vitest";
import { STATEFUL_TYPES, statefulType } from "../../src/coverage/stateful-types.ts";
import { BACKUP_SERVICES } from "../../src/protection/aws/backup-services.ts";
import { AWS_PROTECTORS } from "../../src/protection/aws/index.ts";
import { AZURE_PROTECTORS } from "../../src/protection/azure/index.ts";

/** The tokens that the installed SDK `name` registers. */
function tokensOf(name: string): ReadonlySet<string> {
  const sdks = createRequire(import.meta.url);
  const root = dirname(sdks.resolve(`${name}/package.json`));
  const tokens = new Set<string>();
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || ["node_modules", "types", "config"].includes(entry.name)) continue;
    const index = readFileSync(join(root, entry.name, "index.js"), "utf8");
    for (const [, token = ""] of index.matchAll(/case "([^"]+)"/g)) tokens.add(token);
  }
  return tokens;
}

const SDKS = new Set([...tokensOf("@pulumi/aws"), ...tokensOf("@pulumi/azure-native")]);

/** Types whose names sound like data, and that hold none, or none of their own. */
const HOLD_NOTHING: ReadonlySet<string> = new Set([
  "aws:agentregistry/registry:Registry",
  "aws:appsync/apiCache:ApiCache",
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
  "aws:backup/vault:Vault",
  "aws:batch/jobQueue:JobQueue",
  "aws:bedrock/agentcoreRegistry:AgentcoreRegistry",
  "aws:cleanrooms/configuredTable:ConfiguredTable",
  "aws:cloudwatch/logStream:LogStream",
  "aws:cloudwatch/metricStream:MetricStream",
  "aws:connect/queue:Queue",
  "aws:datasync/fsxOpenZfsFileSystem:FsxOpenZfsFileSystem",
  "aws:datasync/locationFsxOntapFileSystem:LocationFsxOntapFileSystem",
  "aws:ec2/defaultRouteTable:DefaultRouteTable",
  "aws:ec2/localGatewayRouteTable:LocalGatewayRouteTable",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2transitgateway/policyTable:PolicyTable",
  "aws:ec2transitgateway/routeTable:RouteTable",
  "aws:gamelift/gameSessionQueue:GameSessionQueue",
  "aws:keyspaces/keyspace:Keyspace",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  "aws:mediaconvert/queue:Queue",
  "aws:pinpoint/eventStream:EventStream",
  "aws:qldb/stream:Stream",
  "aws:rds/clusterActivityStream:ClusterActivityStream",
  "aws:sagemaker/codeRepository:CodeRepository",
  "aws:storagegateway/cache:Cache",
  "aws:storagegateway/nfsFileShare:NfsFileShare",
  "aws:storagegateway/smbFileShare:SmbFileShare",
  "aws:timestreamwrite/database:Database",
  "azure-native:aad:OuContainer",
  "azure-native:apimanagement:Cache",
  "azure-native:appplatform:ContainerRegistry",
  "azure-native:appplatform:ServiceRegistry",
  "azure-native:cdn:Secret",
  "azure-native:containerregistry:ConnectedRegistry",
  "azure-native:databasefleetmanager:FleetDatabase",
  "azure-native:dataprotection:BackupVault",
  "azure-native:datareplication:Vault",
  "azure-native:discovery:StorageContainer",
  "azure-native:kusto:ReadOnlyFollowingDatabase",
  "azure-native:machinelearningservices:CodeContainer",
  "azure-native:machinelearningservices:ComponentContainer",
  "azure-native:machinelearningservices:DataContainer",
  "azure-native:machinelearningservices:EnvironmentContainer",
  "azure-native:machinelearningservices:ModelContainer",
  "azure-native:machinelearningservices:RegistryCodeContainer",
  "azure-native:machinelearningservices:RegistryComponentContainer",
  "azure-native:machinelearningservices:RegistryDataContainer",
  "azure-native:machinelearningservices:RegistryEnvironmentContainer",
  "azure-native:machinelearningservices:RegistryModelContainer",
  "azure-native:netapp:BackupVault",
  "azure-native:netapp:ElasticBackupVault",
  "azure-native:network:HubRouteTable",
  "azure-native:network:RouteTable",
  "azure-native:recoveryservices:ProtectionContainer",
  "azure-native:recoveryservices:Vault",
  "azure-native:redhatopenshift:Secret",
  "azure-native:servicefabricmesh:Secret",
  "azure-native:synapse:ReadOnlyFollowingDatabase",
  "azure-native:web:WebAppSiteContainer",
]);

const SOUNDS_LIKE_DATA =
  /:\w*(?:Database|Bucket|FileSystem|Volume|Disk|Table|Queue|Ledger|Keyspace|Vault|Repository|Secret|FileShare|Container|Stream|Registry|Cache)$/;

describe("the table of stateful types", () => {
  it("names types that the installed SDKs have, by their canonical names, once each", () => {
    expect(SDKS.size).toBeGreaterThan(3500);
    const types = STATEFUL_TYPES.map(({ type }) => type);
    expect(types.filter((type) => !SDKS.has(type))).toEqual([]);
    expect(types.filter((type) => canonicalType(type) !== type)).toEqual([]);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  it("has every type of the SDKs whose name sounds like data, but for those known to hold none", () => {
    const sounding = [...SDKS].filter((type) => SOUNDS_LIKE_DATA.test(type));
    // Resources of another cloud, mirrored into Azure.
    const own = sounding.filter((type) => !type.startsWith("azure-native:awsconnector:"));
    const missing = own.filter(
      (type) => statefulType(canonicalType(type)) === undefined && !HOLD_NOTHING.has(type),
    );
    expect(missing).toEqual([]);
    expect([...HOLD_NOTHING].filter((type) => !SDKS.has(type) || statefulType(type) !== undefined)).toEqual(
      [],
    );
  });

  it("says of each who can back it up, with the vendor's page", () => {
    for (const { backedUpBy, source } of STATEFUL_TYPES) {
      expect(backedUpBy.length).toBeGreaterThan(0);
      if (backedUpBy.includes("none")) expect(backedUpBy).toEqual(["none"]);
      expect(source).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|learn\.microsoft\.com\/azure)\//);
    }
  });

  it("says AWS Backup of the types that plans protect, and of no other", () => {
    const inTable = STATEFUL_TYPES.filter(({ backedUpBy }) => backedUpBy.includes("aws-backup"));
    expect(inTable.map(({ type }) => type).sort()).toEqual([...BACKUP_SERVICES.keys()].sort());
  });

  it("has every type that protections are known of, with somebody to back it up", () => {
    for (const type of [...AWS_PROTECTORS.keys(), ...AZURE_PROTECTORS.keys()]) {
      expect([type, statefulType(type) === undefined]).toEqual([type, false]);
    }
  });
});
