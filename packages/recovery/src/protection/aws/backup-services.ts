/**
 * What AWS Backup backs up, and how, by resource type.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html#features-by-resource
 */
import type { Resource } from "@rampart/core/graph";
import { AWS_FIGURES } from "../../figures/aws.ts";
import type { Documented } from "../undetermined.ts";

export interface BackupService {
  /** Key of the service in the opt-in settings of a region. */
  readonly optIn: string;
  /** Opt-in counts even for resources that a selection names. */
  readonly alwaysNeedsOptIn?: true;
  /** How far the newest restorable moment lies back, where any moment can be restored. */
  readonly continuous?: Documented;
  /** Recovery points can be copied to another vault. */
  readonly copies: boolean;
  /** Recovery points can move to cold storage; a lifecycle that says so is ignored for other types. */
  readonly cold: boolean;
  /** Recovery points are encrypted with the key of the vault; else with that of the resource. */
  readonly keyOfVault: boolean;
}

const DATABASE_LOGS: Documented = AWS_FIGURES.rdsLatestRestorable;
const OBJECT_EVENTS: Documented = AWS_FIGURES.backupOfObjects;

const FSX: BackupService = { optIn: "FSx", copies: true, cold: false, keyOfVault: false };
const STORAGE_GATEWAY: BackupService = {
  optIn: "Storage Gateway",
  copies: true,
  cold: false,
  keyOfVault: false,
};

export const BACKUP_SERVICES: ReadonlyMap<string, BackupService> = new Map([
  [
    "aws:rds/cluster:Cluster",
    {
      optIn: "Aurora",
      alwaysNeedsOptIn: true,
      continuous: DATABASE_LOGS,
      copies: true,
      cold: false,
      keyOfVault: false,
    },
  ],
  [
    "aws:rds/instance:Instance",
    { optIn: "RDS", continuous: DATABASE_LOGS, copies: true, cold: false, keyOfVault: false },
  ],
  [
    "aws:docdb/cluster:Cluster",
    { optIn: "DocumentDB", alwaysNeedsOptIn: true, copies: true, cold: false, keyOfVault: false },
  ],
  [
    "aws:neptune/cluster:Cluster",
    { optIn: "Neptune", alwaysNeedsOptIn: true, copies: true, cold: false, keyOfVault: false },
  ],
  ["aws:dynamodb/table:Table", { optIn: "DynamoDB", copies: true, cold: true, keyOfVault: true }],
  ["aws:ebs/volume:Volume", { optIn: "EBS", copies: true, cold: true, keyOfVault: false }],
  ["aws:ebs/volumeCopy:VolumeCopy", { optIn: "EBS", copies: true, cold: true, keyOfVault: false }],
  ["aws:ec2/instance:Instance", { optIn: "EC2", copies: true, cold: false, keyOfVault: false }],
  ["aws:efs/fileSystem:FileSystem", { optIn: "EFS", copies: true, cold: true, keyOfVault: true }],
  ["aws:fsx/windowsFileSystem:WindowsFileSystem", FSX],
  ["aws:fsx/lustreFileSystem:LustreFileSystem", FSX],
  ["aws:fsx/openZfsFileSystem:OpenZfsFileSystem", FSX],
  // Volumes are backed up, not the file system; they cannot be copied.
  ["aws:fsx/ontapVolume:OntapVolume", { ...FSX, copies: false }],
  [
    "aws:s3/bucket:Bucket",
    { optIn: "S3", continuous: OBJECT_EVENTS, copies: true, cold: false, keyOfVault: true },
  ],
  ["aws:timestreamwrite/table:Table", { optIn: "Timestream", copies: true, cold: true, keyOfVault: true }],
  ["aws:redshift/cluster:Cluster", { optIn: "Redshift", copies: false, cold: false, keyOfVault: false }],
  [
    "aws:redshiftserverless/namespace:Namespace",
    { optIn: "Redshift Serverless", copies: false, cold: false, keyOfVault: false },
  ],
  ["aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume", STORAGE_GATEWAY],
  ["aws:storagegateway/storedIscsiVolume:StoredIscsiVolume", STORAGE_GATEWAY],
  ["aws:dsql/cluster:Cluster", { optIn: "DSQL", copies: true, cold: false, keyOfVault: true }],
  ["aws:eks/cluster:Cluster", { optIn: "EKS", copies: true, cold: true, keyOfVault: true }],
]);

/** Three instances in three zones, without Aurora: it counts as RDS, and its snapshots cannot be copied. */
const CLUSTER_OF_INSTANCES: BackupService = { optIn: "RDS", copies: false, cold: false, keyOfVault: false };

/** How AWS Backup backs up `resource`; undefined if it does not. */
export function backupServiceOf(resource: Resource<never> | Resource): BackupService | undefined {
  if (resource.type === "aws:rds/cluster:Cluster") {
    const engine = (resource as Resource).get("engine").knownText();
    if (engine !== undefined && !engine.startsWith("aurora")) return CLUSTER_OF_INSTANCES;
  }
  return BACKUP_SERVICES.get(resource.type);
}

/** Starts of ARNs of each service, to tell from a pattern what it is about. */
export const SERVICES_IN_ARNS: ReadonlySet<string> = new Set([
  "rds",
  "dynamodb",
  "ec2",
  "elasticfilesystem",
  "fsx",
  "s3",
  "timestream",
  "redshift",
  "redshift-serverless",
  "storagegateway",
  "dsql",
  "eks",
  "cloudformation",
  "backup-gateway",
  "ssm-sap",
]);
