import type { Rule } from "@rampart/policy";
import { automatedBackupsKeptForAWeek } from "./automated-backups-kept-for-a-week.ts";
import { automatedBackupsSurviveDeletion } from "./automated-backups-survive-deletion.ts";
import { automatedBackupsSwitchedOn } from "./automated-backups-switched-on.ts";
import { backupsGeoRedundant } from "./backups-geo-redundant.ts";
import { backupsSwitchedOn } from "./backups-switched-on.ts";
import { backupsTakenDaily } from "./backups-taken-daily.ts";
import { bucketsHaveALifecycle } from "./buckets-have-a-lifecycle.ts";
import { cachesTakeSnapshots } from "./caches-take-snapshots.ts";
import { crossRegionRestoreEnabled } from "./cross-region-restore-enabled.ts";
import { dataStoresInABackupPlan } from "./data-stores-in-a-backup-plan.ts";
import { dataStoresLockedAgainstDeletion } from "./data-stores-locked-against-deletion.ts";
import { databasesCanBeWoundBack } from "./databases-can-be-wound-back.ts";
import { databasesRecoverableInAnotherRegion } from "./databases-recoverable-in-another-region.ts";
import { deletedDataRecoverable } from "./deleted-data-recoverable.ts";
import { deletionProtectionEnabled } from "./deletion-protection-enabled.ts";
import { failedUploadsRemoved } from "./failed-uploads-removed.ts";
import { finalSnapshotTaken } from "./final-snapshot-taken.ts";
import { objectLocksTakeEffect } from "./object-locks-take-effect.ts";
import { objectStoresVersioned } from "./object-stores-versioned.ts";
import { oldVersionsKeptForAWeek } from "./old-versions-kept-for-a-week.ts";
import { plansSelectResources } from "./plans-select-resources.ts";
import { pointInTimeRecoveryEnabled } from "./point-in-time-recovery-enabled.ts";
import { recoveryPointCopiedToAnotherRegion } from "./recovery-point-copied-to-another-region.ts";
import { recoveryPointsKeptForAMonth } from "./recovery-points-kept-for-a-month.ts";
import { snapshotsCarryTags } from "./snapshots-carry-tags.ts";
import { storesNotEmptiedOnDestroy } from "./stores-not-emptied-on-destroy.ts";
import { vaultLocksFinal } from "./vault-locks-final.ts";
import { vaultsLocked } from "./vaults-locked.ts";

/** The rules of the backup domain. */
export const backupRules: readonly Rule[] = [
  automatedBackupsKeptForAWeek,
  automatedBackupsSurviveDeletion,
  automatedBackupsSwitchedOn,
  backupsGeoRedundant,
  backupsSwitchedOn,
  backupsTakenDaily,
  bucketsHaveALifecycle,
  cachesTakeSnapshots,
  crossRegionRestoreEnabled,
  dataStoresInABackupPlan,
  dataStoresLockedAgainstDeletion,
  databasesCanBeWoundBack,
  databasesRecoverableInAnotherRegion,
  deletedDataRecoverable,
  deletionProtectionEnabled,
  failedUploadsRemoved,
  finalSnapshotTaken,
  objectLocksTakeEffect,
  objectStoresVersioned,
  oldVersionsKeptForAWeek,
  plansSelectResources,
  pointInTimeRecoveryEnabled,
  recoveryPointCopiedToAnotherRegion,
  recoveryPointsKeptForAMonth,
  snapshotsCarryTags,
  storesNotEmptiedOnDestroy,
  vaultLocksFinal,
  vaultsLocked,
];
