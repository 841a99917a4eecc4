import type { Figure } from "./figure.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const DOCS = "https://docs.aws.amazon.com";

type AwsFigure =
  | "backupStartWindow"
  | "backupCompletionWindow"
  | "backupLeastStartWindow"
  | "backupCopyStart"
  | "backupPointInTime"
  | "backupColdStorage"
  | "backupOfObjects"
  | "rdsLatestRestorable"
  | "rdsReplicatedRetention"
  | "auroraLatestRestorable"
  | "auroraGlobalLag"
  | "documentDbLatestRestorable"
  | "documentDbGlobalLag"
  | "neptuneLatestRestorable"
  | "neptuneGlobalLag"
  | "clusterRetention"
  | "elasticClusterSnapshots"
  | "dynamoDbLatestRestorable"
  | "dynamoDbRetention"
  | "dynamoDbReplicaLag"
  | "snapshotStart"
  | "defaultSnapshotInterval"
  | "defaultSnapshotRetention"
  | "efsAutomaticRetention"
  | "efsReplicationLag"
  | "fsxBackupWindow"
  | "fsxWindowsRetention"
  | "redshiftInterval"
  | "redshiftRetention"
  | "redshiftCopyRetention"
  | "redshiftServerlessInterval"
  | "redshiftServerlessRetention"
  | "searchInterval"
  | "searchRetention"
  | "serverlessSearchInterval"
  | "serverlessSearchRetention"
  | "cacheWindow"
  | "lightsailLatestRestorable"
  | "lightsailRetention"
  | "keyspacesRetention"
  | "keyGrace"
  | "secretGrace"
  | "replicationTime"
  | "backupLongestRetention"
  | "databaseLongestRetention";

/** What AWS states of its services. */
export const AWS_FIGURES: Readonly<Record<AwsFigure, Figure>> = {
  backupStartWindow: {
    seconds: 8 * HOUR,
    what: "AWS Backup gives a job up that has not started by then, after it was due",
    standing: "default",
    source: `${DOCS}/aws-backup/latest/devguide/plan-options-and-configuration.html`,
  },
  backupCompletionWindow: {
    seconds: 7 * DAY,
    what: "AWS Backup gives a job up that is not done by then, after it started (so the API reference of a plan's rule; of a job on demand it says: after it was due)",
    standing: "default",
    source: `${DOCS}/aws-backup/latest/devguide/plan-options-and-configuration.html`,
  },
  backupLeastStartWindow: {
    seconds: 60 * MINUTE,
    what: "the shortest start window that AWS Backup takes",
    standing: "limit",
    source: `${DOCS}/aws-backup/latest/devguide/API_BackupRule.html`,
  },
  backupCopyStart: {
    seconds: 2 * HOUR,
    what: "a copy that cannot start is tried again, then given up",
    standing: "documented",
    source: `${DOCS}/aws-backup/latest/devguide/recov-point-create-a-copy.html`,
  },
  backupPointInTime: {
    seconds: 35 * DAY,
    what: "AWS Backup keeps continuous backups for no longer",
    standing: "limit",
    source: `${DOCS}/aws-backup/latest/devguide/point-in-time-recovery.html`,
  },
  backupColdStorage: {
    seconds: 90 * DAY,
    what: "what went to cold storage is kept there at least",
    standing: "limit",
    source: `${DOCS}/aws-backup/latest/devguide/API_Lifecycle.html`,
  },
  backupOfObjects: {
    seconds: 15 * MINUTE,
    what: "how far the newest restorable moment of a bucket lies back, in continuous backups of AWS Backup",
    standing: "documented",
    source: `${DOCS}/aws-backup/latest/devguide/s3-backups.html`,
  },
  rdsLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "RDS stores transaction logs as often",
    standing: "documented",
    source: `${DOCS}/AmazonRDS/latest/UserGuide/USER_PIT.html`,
  },
  rdsReplicatedRetention: {
    seconds: 7 * DAY,
    what: "RDS keeps automated backups in the region they are replicated to",
    standing: "default",
    source: `${DOCS}/AmazonRDS/latest/UserGuide/AutomatedBackups.Replicating.Enable.html`,
  },
  auroraLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "how far the newest restorable moment of Aurora lies back",
    standing: "documented",
    source: `${DOCS}/AmazonRDS/latest/AuroraUserGuide/aurora-pitr.html`,
  },
  auroraGlobalLag: {
    seconds: 1,
    what: "a secondary cluster of an Aurora global database is behind",
    standing: "usual",
    source: `${DOCS}/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html`,
  },
  documentDbLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "how far the newest restorable moment of DocumentDB lies back",
    standing: "documented",
    source: `${DOCS}/documentdb/latest/developerguide/backup_restore-point_in_time_recovery.html`,
  },
  documentDbGlobalLag: {
    seconds: 1,
    what: "a secondary cluster of a DocumentDB global cluster is behind",
    standing: "usual",
    source: `${DOCS}/documentdb/latest/developerguide/global-clusters.html`,
  },
  neptuneLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "how far the newest restorable moment of Neptune lies back",
    standing: "documented",
    source: `${DOCS}/neptune/latest/userguide/backup-restore-overview.html`,
  },
  neptuneGlobalLag: {
    seconds: 1,
    what: "a secondary cluster of a Neptune global database is behind",
    standing: "usual",
    source: `${DOCS}/neptune/latest/userguide/neptune-global-database.html`,
  },
  clusterRetention: {
    seconds: DAY,
    what: "Aurora, DocumentDB and Neptune keep automated backups, which cannot be switched off",
    standing: "default",
    source: `${DOCS}/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html`,
  },
  elasticClusterSnapshots: {
    seconds: DAY,
    what: "an elastic cluster of DocumentDB takes snapshots as often, and keeps them as long",
    standing: "default",
    source: `${DOCS}/documentdb/latest/developerguide/elastic-manage-snapshots.html`,
  },
  dynamoDbLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "how far the newest restorable moment of DynamoDB lies back",
    standing: "usual",
    source: `${DOCS}/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html`,
  },
  dynamoDbRetention: {
    seconds: 35 * DAY,
    what: "DynamoDB keeps the points of point-in-time recovery, and the last of a deleted table",
    standing: "default",
    source: `${DOCS}/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html`,
  },
  dynamoDbReplicaLag: {
    seconds: 1,
    what: "a replica of a global table is behind",
    standing: "usual",
    source: `${DOCS}/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html`,
  },
  snapshotStart: {
    seconds: HOUR,
    what: "Data Lifecycle Manager begins a snapshot, after its time",
    standing: "documented",
    source: `${DOCS}/ebs/latest/userguide/snapshot-ami-policy.html`,
  },
  defaultSnapshotInterval: {
    seconds: DAY,
    what: "a default snapshot policy takes snapshots as often",
    standing: "default",
    source: `${DOCS}/ebs/latest/userguide/default-policies.html`,
  },
  defaultSnapshotRetention: {
    seconds: 7 * DAY,
    what: "a default snapshot policy keeps snapshots",
    standing: "default",
    source: `${DOCS}/ebs/latest/userguide/default-policies.html`,
  },
  efsAutomaticRetention: {
    seconds: 35 * DAY,
    what: "EFS keeps its automatic backups, which are taken daily",
    standing: "documented",
    source: `${DOCS}/efs/latest/ug/awsbackup.html`,
  },
  efsReplicationLag: {
    seconds: 15 * MINUTE,
    what: "the replica of most EFS file systems is behind",
    standing: "usual",
    source: `${DOCS}/efs/latest/ug/efs-replication.html`,
  },
  fsxBackupWindow: {
    seconds: 30 * MINUTE,
    what: "FSx begins a daily backup, after its time",
    standing: "documented",
    source: `${DOCS}/fsx/latest/WindowsGuide/using-backups.html`,
  },
  fsxWindowsRetention: {
    seconds: 7 * DAY,
    what: "the provider has FSx for Windows keep automatic backups",
    standing: "default",
    source: "https://www.pulumi.com/registry/packages/aws/api-docs/fsx/windowsfilesystem/",
  },
  redshiftInterval: {
    seconds: 8 * HOUR,
    what: "Redshift takes a snapshot as often, or after 5 GB of changes a node if that is sooner",
    standing: "default",
    source: `${DOCS}/redshift/latest/mgmt/working-with-snapshots.html`,
  },
  redshiftRetention: {
    seconds: DAY,
    what: "Redshift keeps automated snapshots",
    standing: "default",
    source: `${DOCS}/redshift/latest/mgmt/working-with-snapshots.html`,
  },
  redshiftCopyRetention: {
    seconds: 7 * DAY,
    what: "Redshift keeps automated snapshots in the region they are copied to",
    standing: "default",
    source: `${DOCS}/redshift/latest/mgmt/cross-region-snapshot-copy.html`,
  },
  redshiftServerlessInterval: {
    seconds: 30 * MINUTE,
    what: "Redshift Serverless makes a recovery point as often",
    standing: "documented",
    source: `${DOCS}/redshift/latest/mgmt/serverless-snapshots-recovery-points.html`,
  },
  redshiftServerlessRetention: {
    seconds: DAY,
    what: "Redshift Serverless keeps a recovery point",
    standing: "documented",
    source: `${DOCS}/redshift/latest/mgmt/serverless-snapshots-recovery-points.html`,
  },
  searchInterval: {
    seconds: HOUR,
    what: "OpenSearch takes a snapshot as often",
    standing: "documented",
    source: `${DOCS}/opensearch-service/latest/developerguide/managedomains-snapshots.html`,
  },
  searchRetention: {
    seconds: 14 * DAY,
    what: "OpenSearch keeps hourly snapshots",
    standing: "documented",
    source: `${DOCS}/opensearch-service/latest/developerguide/managedomains-snapshots.html`,
  },
  serverlessSearchInterval: {
    seconds: HOUR,
    what: "OpenSearch Serverless takes a snapshot as often",
    standing: "documented",
    source: `${DOCS}/opensearch-service/latest/developerguide/serverless-snapshots.html`,
  },
  serverlessSearchRetention: {
    seconds: 14 * DAY,
    what: "OpenSearch Serverless keeps a snapshot",
    standing: "documented",
    source: `${DOCS}/opensearch-service/latest/developerguide/serverless-snapshots.html`,
  },
  cacheWindow: {
    seconds: 60 * MINUTE,
    what: "ElastiCache begins a daily snapshot within this, where no window is set",
    standing: "default",
    source: `${DOCS}/AmazonElastiCache/latest/dg/backups-automatic.html`,
  },
  lightsailLatestRestorable: {
    seconds: 5 * MINUTE,
    what: "how far the newest restorable moment of a Lightsail database lies back",
    standing: "documented",
    source: `${DOCS}/lightsail/latest/userguide/amazon-lightsail-databases.html`,
  },
  lightsailRetention: {
    seconds: 7 * DAY,
    what: "Lightsail keeps backups of a database",
    standing: "documented",
    source: `${DOCS}/lightsail/latest/userguide/amazon-lightsail-databases.html`,
  },
  keyspacesRetention: {
    seconds: 35 * DAY,
    what: "Keyspaces keeps the points of point-in-time recovery",
    standing: "documented",
    source: `${DOCS}/keyspaces/latest/devguide/PointInTimeRecovery.html`,
  },
  keyGrace: {
    seconds: 30 * DAY,
    what: "KMS waits before it deletes a key",
    standing: "default",
    source: `${DOCS}/kms/latest/developerguide/deleting-keys.html`,
  },
  secretGrace: {
    seconds: 30 * DAY,
    what: "Secrets Manager waits before it deletes a secret",
    standing: "default",
    source: `${DOCS}/secretsmanager/latest/apireference/API_DeleteSecret.html`,
  },
  replicationTime: {
    seconds: 15 * MINUTE,
    what: "S3 Replication Time Control replicates 99.99 % of objects in this",
    standing: "documented",
    source: `${DOCS}/AmazonS3/latest/userguide/replication-time-control.html`,
  },
  backupLongestRetention: {
    seconds: 36_500 * DAY,
    what: "AWS Backup keeps a recovery point for no longer, but for ever",
    standing: "limit",
    source: `${DOCS}/aws-backup/latest/devguide/point-in-time-recovery.html`,
  },
  databaseLongestRetention: {
    seconds: 35 * DAY,
    what: "RDS, Aurora, DocumentDB and Neptune keep automated backups for no longer",
    standing: "limit",
    source: `${DOCS}/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html`,
  },
};
