import type { Figure } from "./figure.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const DOCS = "https://learn.microsoft.com/azure";

type AzureFigure =
  | "backupStart"
  | "backupToVault"
  | "toPairedRegion"
  | "snapshotsOfStandardPolicy"
  | "snapshotsOfEnhancedPolicy"
  | "leastSoftDelete"
  | "postgresqlLogs"
  | "mysqlLogs"
  | "flexibleServerGeo"
  | "flexibleServerRetention"
  | "sqlLogs"
  | "sqlGeoRestore"
  | "sqlGeoReplica"
  | "sqlRetention"
  | "storageGeoLag"
  | "storageSoftDelete"
  | "cosmosInterval"
  | "cosmosRetention"
  | "cosmosContinuous"
  | "cosmosReplication"
  | "keyVaultSoftDelete"
  | "synapseInterval"
  | "synapseRetention"
  | "synapseGeoBackup"
  | "netAppTenMinutely"
  | "netAppHourly"
  | "netAppDaily"
  | "configurationSoftDelete"
  | "longestSnapshotsOfStandardPolicy"
  | "longestSnapshotsOfEnhancedPolicy";

/** What Microsoft states of Azure's services. */
export const AZURE_FIGURES: Readonly<Record<AzureFigure, Figure>> = {
  backupStart: {
    seconds: 2 * HOUR,
    what: "Azure Backup begins the backup of a machine, after its time",
    standing: "documented",
    source: `${DOCS}/backup/backup-azure-vm-backup-faq`,
  },
  backupToVault: {
    seconds: DAY,
    what: "the backup of a machine takes, with its transfer to the vault, by daily policies (the first one may take longer)",
    standing: "documented",
    source: `${DOCS}/backup/backup-azure-vms-introduction`,
  },
  toPairedRegion: {
    seconds: 12 * HOUR,
    what: "what is in a geo-redundant vault is in the paired region too",
    standing: "documented",
    source: `${DOCS}/reliability/reliability-backup`,
  },
  snapshotsOfStandardPolicy: {
    seconds: 2 * DAY,
    what: "a standard policy keeps snapshots beside the disks",
    standing: "default",
    source: `${DOCS}/backup/backup-instant-restore-capability`,
  },
  snapshotsOfEnhancedPolicy: {
    seconds: 7 * DAY,
    what: "an enhanced policy keeps snapshots beside the disks",
    standing: "default",
    source: `${DOCS}/backup/backup-instant-restore-capability`,
  },
  leastSoftDelete: {
    seconds: 14 * DAY,
    what: "the shortest time that a vault keeps what was deleted in it",
    standing: "limit",
    source: `${DOCS}/backup/backup-azure-enhanced-soft-delete-about`,
  },
  postgresqlLogs: {
    seconds: 5 * MINUTE,
    what: "the write-ahead log of a PostgreSQL flexible server is archived",
    standing: "usual",
    source: `${DOCS}/postgresql/flexible-server/concepts-backup-restore`,
  },
  mysqlLogs: {
    seconds: 5 * MINUTE,
    what: "the transaction log of a MySQL flexible server is backed up as often",
    standing: "documented",
    source: `${DOCS}/mysql/flexible-server/concepts-backup-restore`,
  },
  flexibleServerGeo: {
    seconds: HOUR,
    what: "geo-redundant backups of flexible servers are behind at most, by their documented objective",
    standing: "documented",
    source: `${DOCS}/postgresql/flexible-server/concepts-business-continuity`,
  },
  flexibleServerRetention: {
    seconds: 7 * DAY,
    what: "flexible servers keep backups",
    standing: "default",
    source: `${DOCS}/postgresql/flexible-server/concepts-backup-restore`,
  },
  sqlLogs: {
    seconds: 10 * MINUTE,
    what: "Azure SQL backs up transaction logs about as often",
    standing: "usual",
    source: `${DOCS}/azure-sql/database/automated-backups-overview`,
  },
  sqlGeoRestore: {
    seconds: HOUR,
    what: "geo-restore of Azure SQL loses at most, by its documented objective",
    standing: "documented",
    source: `${DOCS}/azure-sql/database/recovery-using-backups#geo-restore`,
  },
  sqlGeoReplica: {
    seconds: 5,
    what: "a geo-replica of Azure SQL is behind",
    standing: "usual",
    source: `${DOCS}/azure-sql/database/business-continuity-high-availability-disaster-recover-hadr-overview`,
  },
  sqlRetention: {
    seconds: 7 * DAY,
    what: "Azure SQL keeps the points of point-in-time restore",
    standing: "default",
    source: `${DOCS}/azure-sql/database/automated-backups-overview`,
  },
  storageGeoLag: {
    seconds: 15 * MINUTE,
    what: "the secondary of a geo-redundant storage account is behind, without a service level",
    standing: "usual",
    source: `${DOCS}/storage/common/storage-redundancy`,
  },
  storageSoftDelete: {
    seconds: 7 * DAY,
    what: "storage accounts keep what was deleted, once soft delete is on",
    standing: "default",
    source: `${DOCS}/storage/blobs/soft-delete-blob-overview`,
  },
  cosmosInterval: {
    seconds: 4 * HOUR,
    what: "Cosmos DB takes a periodic backup as often",
    standing: "default",
    source: `${DOCS}/cosmos-db/periodic-backup-restore-introduction`,
  },
  cosmosRetention: {
    seconds: 8 * HOUR,
    what: "Cosmos DB keeps a periodic backup",
    standing: "default",
    source: `${DOCS}/cosmos-db/periodic-backup-restore-introduction`,
  },
  cosmosContinuous: {
    seconds: 100,
    what: "Cosmos DB backs up changes in continuous mode",
    standing: "documented",
    source: `${DOCS}/cosmos-db/continuous-backup-restore-introduction`,
  },
  cosmosReplication: {
    seconds: 15 * MINUTE,
    what: "other regions of a Cosmos DB account are behind at most, but for Strong and Bounded staleness",
    standing: "documented",
    source: `${DOCS}/cosmos-db/consistency-levels`,
  },
  keyVaultSoftDelete: {
    seconds: 90 * DAY,
    what: "a key vault keeps what was deleted in it",
    standing: "default",
    source: `${DOCS}/key-vault/general/soft-delete-overview`,
  },
  synapseInterval: {
    seconds: 8 * HOUR,
    what: "a dedicated SQL pool of Synapse makes a restore point as often, by its documented objective",
    standing: "documented",
    source: `${DOCS}/synapse-analytics/sql-data-warehouse/backup-and-restore`,
  },
  synapseRetention: {
    seconds: 7 * DAY,
    what: "a dedicated SQL pool of Synapse keeps a restore point",
    standing: "limit",
    source: `${DOCS}/synapse-analytics/sql-data-warehouse/backup-and-restore`,
  },
  synapseGeoBackup: {
    seconds: DAY,
    what: "geo-restore of a dedicated SQL pool of Synapse loses at most, by its documented objective",
    standing: "documented",
    source: `${DOCS}/synapse-analytics/sql-data-warehouse/backup-and-restore`,
  },
  netAppTenMinutely: {
    seconds: 20 * MINUTE,
    what: "a NetApp volume that is replicated every ten minutes is behind",
    standing: "usual",
    source: `${DOCS}/azure-netapp-files/replication`,
  },
  netAppHourly: {
    seconds: 2 * HOUR,
    what: "a NetApp volume that is replicated hourly is behind",
    standing: "usual",
    source: `${DOCS}/azure-netapp-files/replication`,
  },
  netAppDaily: {
    seconds: 2 * DAY,
    what: "a NetApp volume that is replicated daily is behind",
    standing: "usual",
    source: `${DOCS}/azure-netapp-files/replication`,
  },
  configurationSoftDelete: {
    seconds: 7 * DAY,
    what: "App Configuration keeps a store that was deleted, but for free ones",
    standing: "default",
    source: `${DOCS}/azure-app-configuration/concept-soft-delete`,
  },
  longestSnapshotsOfStandardPolicy: {
    seconds: 5 * DAY,
    what: "a standard policy keeps snapshots beside the disks for no longer",
    standing: "limit",
    source: `${DOCS}/backup/backup-instant-restore-capability`,
  },
  longestSnapshotsOfEnhancedPolicy: {
    seconds: 30 * DAY,
    what: "an enhanced policy keeps snapshots beside the disks for no longer",
    standing: "limit",
    source: `${DOCS}/backup/backup-instant-restore-capability`,
  },
};
