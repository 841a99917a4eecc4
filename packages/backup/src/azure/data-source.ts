import type { BuiltInRole } from "./built-in-roles.ts";

/** Which of Azure's two kinds of vault keeps the recovery points. */
type VaultKind = "recoveryServices" | "backup";

/** A Pulumi type that Azure Backup can back up, and what its policies can say. */
export interface DataSource {
  /** The Pulumi type that selections name. */
  readonly type: string;
  /** In the names of policies. */
  readonly name: string;
  /** For people. */
  readonly noun: string;
  readonly vault: VaultKind;
  /** Hours between backups that its policies take, longest first; none where it is backed up once a day at most. */
  readonly hours: readonly number[];
  /** Whether hourly backups may be left out of part of the day. */
  readonly hasWindow: boolean;
  readonly isDaily: boolean;
  readonly isWeekly: boolean;
  /** Recovery points that can be kept longer than others; none where all are kept for the same time. */
  readonly tiers: readonly TierName[];
  /** Days that recovery points are kept at least. */
  readonly leastRetention: number;
  /** Days that recovery points can be kept at most. */
  readonly longestRetention: number;
  /** Recovery points of one resource that are kept at a time at most; no limit that schedules reach where absent. */
  readonly mostPoints?: number;
  /** Why its recovery points are in no vault, and so lost with the region; absent where they are in one. */
  readonly notInVault?: string;
  /** Where the figures come from. */
  readonly source: string;
}

export type TierName = "weekly" | "monthly" | "yearly";

const ALL_TIERS: readonly TierName[] = ["weekly", "monthly", "yearly"];

/** What the identity of a Backup vault must be allowed on each data source. */
export interface NeededRole {
  readonly role: BuiltInRole;
  readonly on: "resource" | "resourceGroup" | "snapshots";
}

export const MACHINES: DataSource = {
  type: "azure-native:compute:VirtualMachine",
  name: "machines",
  noun: "virtual machines",
  vault: "recoveryServices",
  hours: [12, 8, 6, 4],
  hasWindow: true,
  isDaily: true,
  isWeekly: true,
  tiers: ALL_TIERS,
  leastRetention: 7,
  longestRetention: 9999,
  source: "https://learn.microsoft.com/azure/backup/backup-azure-vms-enhanced-policy",
};

export const SHARES: DataSource = {
  type: "azure-native:storage:FileShare",
  name: "shares",
  noun: "file shares",
  vault: "recoveryServices",
  hours: [12, 8, 6, 4],
  hasWindow: true,
  isDaily: true,
  isWeekly: true,
  tiers: ALL_TIERS,
  leastRetention: 1,
  longestRetention: 3650,
  source: "https://learn.microsoft.com/azure/backup/azure-file-share-support-matrix",
};

export const DISKS: DataSource = {
  type: "azure-native:compute:Disk",
  name: "disks",
  noun: "managed disks",
  vault: "backup",
  hours: [12, 8, 6, 4, 2, 1],
  hasWindow: false,
  isDaily: true,
  isWeekly: false,
  tiers: [],
  leastRetention: 1,
  // A year, or 450 snapshots, whichever comes first.
  longestRetention: 365,
  mostPoints: 450,
  notInVault:
    "Azure keeps the backups of disks as snapshots in their own region and subscription, and sends none to the vault",
  source: "https://learn.microsoft.com/azure/backup/disk-backup-support-matrix",
};

export const BLOBS: DataSource = {
  type: "azure-native:storage:StorageAccount",
  name: "blobs",
  noun: "blobs of storage accounts",
  vault: "backup",
  hours: [],
  hasWindow: false,
  isDaily: true,
  isWeekly: true,
  tiers: ALL_TIERS,
  leastRetention: 1,
  longestRetention: 3650,
  source: "https://learn.microsoft.com/azure/backup/blob-backup-support-matrix",
};

export const POSTGRESQL: DataSource = {
  type: "azure-native:dbforpostgresql:Server",
  name: "postgresql",
  noun: "PostgreSQL flexible servers",
  vault: "backup",
  hours: [],
  hasWindow: false,
  isDaily: false,
  isWeekly: true,
  tiers: ["monthly", "yearly"],
  leastRetention: 1,
  longestRetention: 3650,
  source: "https://learn.microsoft.com/azure/backup/backup-azure-database-postgresql-flex-support-matrix",
};

export const CLUSTERS: DataSource = {
  type: "azure-native:containerservice:ManagedCluster",
  name: "clusters",
  noun: "Kubernetes clusters",
  vault: "backup",
  hours: [12, 8, 6, 4],
  hasWindow: false,
  isDaily: true,
  isWeekly: false,
  tiers: [],
  leastRetention: 1,
  longestRetention: 360,
  notInVault: "the backups of clusters are kept as snapshots in the region and subscription of the cluster",
  source: "https://learn.microsoft.com/azure/backup/azure-kubernetes-service-cluster-backup-support-matrix",
};

/** Everything that a plan on Azure can back up. */
export const DATA_SOURCES: readonly DataSource[] = [MACHINES, SHARES, DISKS, BLOBS, POSTGRESQL, CLUSTERS];

const BY_TYPE: ReadonlyMap<string, DataSource> = new Map(DATA_SOURCES.map((one) => [one.type, one]));

export function dataSourceOf(type: string): DataSource | undefined {
  return BY_TYPE.get(type);
}

/** Days that recovery points can be kept at most where so many are made a day. */
export function longestRetentionOf({ longestRetention, mostPoints }: DataSource, perDay: number): number {
  return mostPoints === undefined
    ? longestRetention
    : Math.min(longestRetention, Math.floor(mostPoints / perDay));
}

/**
 * What a Backup vault must be allowed before it can back up; Recovery Services vaults act by the service's own rights.
 * Source: Microsoft's manifests of each data source,
 * https://github.com/Azure/azure-powershell/tree/main/src/DataProtection/DataProtection.Autorest/custom/manifests
 */
export const NEEDED_ROLES: Readonly<Record<string, readonly NeededRole[]>> = {
  [DISKS.type]: [
    { role: "Disk Backup Reader", on: "resource" },
    { role: "Disk Snapshot Contributor", on: "snapshots" },
  ],
  [BLOBS.type]: [{ role: "Storage Account Backup Contributor", on: "resource" }],
  [POSTGRESQL.type]: [
    { role: "PostgreSQL Flexible Server Long Term Retention Backup Role", on: "resource" },
    { role: "Reader", on: "resourceGroup" },
  ],
  [CLUSTERS.type]: [
    { role: "Reader", on: "resource" },
    { role: "Reader", on: "snapshots" },
  ],
};
