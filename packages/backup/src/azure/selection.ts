import type { Input } from "@pulumi/pulumi";
import type { SelectedResource } from "../intent/selection.ts";

/** One resource that is backed up. Azure needs its `type`, which says in which vault it is backed up. */
export interface AzureSelectedResource extends SelectedResource {
  /** Id of the resource; of a file share, id of the storage account that holds it. */
  readonly id: Input<string>;
  /**
   * Its Pulumi type: `azure-native:compute:VirtualMachine`, `azure-native:compute:Disk`,
   * `azure-native:storage:FileShare`, `azure-native:storage:StorageAccount` (its blobs),
   * `azure-native:dbforpostgresql:Server` or `azure-native:containerservice:ManagedCluster`.
   */
  readonly type?: string;
  /** Names of the file shares of the storage account; for file shares only. */
  readonly shares?: readonly string[];
  /** Names of the blob containers, up to 100; for storage accounts only. */
  readonly containers?: readonly string[];
  /**
   * Id of the resource group that snapshots are kept in, of the same subscription as the resource; for disks and
   * clusters only. The resource group of the vault by default.
   */
  readonly snapshotsIn?: Input<string>;
  /** Object id of the cluster's own identity, which must be able to keep snapshots; for clusters only. */
  readonly principalId?: Input<string>;
}

/** What a plan backs up. Azure Backup selects by name only. */
export interface AzureBackupSelection {
  /** Tags that a resource must all carry. Azure has no such selection: it stands in `notExpressible`. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Resources by a word that stays the same when the list changes. */
  readonly resources?: Readonly<Record<string, AzureSelectedResource>>;
}
