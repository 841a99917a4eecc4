import type { Resource } from "@rampart/core/graph";
import { deletionProtection } from "../deletion-protection.ts";
import type { Protector } from "../protector.ts";
import { protectAurora, protectDocumentDb, protectNeptune } from "./clusters.ts";
import { protectTable } from "./dynamodb.ts";
import { protectFileSystem, protectFsx } from "./file-systems.ts";
import { protectKey, protectSecret } from "./keys-and-secrets.ts";
import {
  protectElasticCluster,
  protectKeyspacesTable,
  protectLightsailDatabase,
  protectRepository,
  protectServerlessSearch,
  protectServerlessWarehouse,
} from "./own-backups.ts";
import { protectInstance } from "./rds.ts";
import { protectAcrossZones, REGIONAL_TYPES } from "./regional-services.ts";
import { protectBucket } from "./s3.ts";
import { snapshotProtections } from "./snapshot-policies.ts";
import { protectCache, protectSearch, protectWarehouse } from "./warehouses-and-caches.ts";

/** The resource cannot be deleted while `property` has one of `values`. */
function lockedBy(property: string, ...values: readonly (string | true)[]): Protector {
  return (resource: Resource) =>
    deletionProtection(
      resource,
      resource.get(property).oneOf(values.map((value) => String(value))),
      property,
    );
}

const BY_SERVICE: ReadonlyMap<string, readonly Protector[]> = new Map<string, readonly Protector[]>([
  ["aws:rds/instance:Instance", [protectInstance]],
  ["aws:rds/cluster:Cluster", [protectAurora]],
  ["aws:docdb/cluster:Cluster", [protectDocumentDb]],
  ["aws:neptune/cluster:Cluster", [protectNeptune]],
  ["aws:dynamodb/table:Table", [protectTable]],
  ["aws:s3/bucket:Bucket", [protectBucket]],
  ["aws:ebs/volume:Volume", [snapshotProtections]],
  ["aws:ec2/instance:Instance", [snapshotProtections, lockedBy("disableApiTermination", true)]],
  ["aws:efs/fileSystem:FileSystem", [protectFileSystem]],
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", [protectFsx]],
  ["aws:fsx/lustreFileSystem:LustreFileSystem", [protectFsx]],
  ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", [protectFsx]],
  ["aws:fsx/ontapFileSystem:OntapFileSystem", [protectFsx]],
  ["aws:redshift/cluster:Cluster", [protectWarehouse]],
  ["aws:elasticache/replicationGroup:ReplicationGroup", [protectCache]],
  ["aws:elasticache/cluster:Cluster", [protectCache]],
  ["aws:elasticache/serverlessCache:ServerlessCache", [protectCache]],
  ["aws:memorydb/cluster:Cluster", [protectCache]],
  ["aws:opensearch/domain:Domain", [protectSearch]],
  ["aws:elasticsearch/domain:Domain", [protectSearch]],
  ["aws:kms/key:Key", [protectKey]],
  ["aws:secretsmanager/secret:Secret", [protectSecret]],
  ["aws:dsql/cluster:Cluster", [lockedBy("deletionProtectionEnabled", true)]],
  ["aws:cognito/userPool:UserPool", [lockedBy("deletionProtection", "ACTIVE")]],
  ["aws:ebs/volumeCopy:VolumeCopy", [snapshotProtections]],
  ["aws:redshiftserverless/namespace:Namespace", [protectServerlessWarehouse]],
  ["aws:opensearch/serverlessCollection:ServerlessCollection", [protectServerlessSearch]],
  ["aws:docdb/elasticCluster:ElasticCluster", [protectElasticCluster]],
  ["aws:lightsail/database:Database", [protectLightsailDatabase]],
  ["aws:keyspaces/table:Table", [protectKeyspacesTable]],
  ["aws:ecr/repository:Repository", [protectRepository]],
  ["aws:cloudtrail/eventDataStore:EventDataStore", [lockedBy("terminationProtectionEnabled", true)]],
]);

export const AWS_PROTECTORS: ReadonlyMap<string, readonly Protector[]> = new Map<
  string,
  readonly Protector[]
>([
  ...BY_SERVICE,
  ...REGIONAL_TYPES.map((type) => [type, [...(BY_SERVICE.get(type) ?? []), protectAcrossZones]] as const),
]);
