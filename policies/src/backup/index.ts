import type { Rule } from "@rampart/policy";
import { automatedBackupsKeptForAWeek } from "./automated-backups-kept-for-a-week.ts";
import { automatedBackupsSurviveDeletion } from "./automated-backups-survive-deletion.ts";
import { automatedBackupsSwitchedOn } from "./automated-backups-switched-on.ts";
import { backupRolesCannotDelete } from "./backup-roles-cannot-delete.ts";
import { backupsGeoRedundant } from "./backups-geo-redundant.ts";
import { backupsSwitchedOn } from "./backups-switched-on.ts";
import { backupsTakenDaily } from "./backups-taken-daily.ts";
import { bucketsHaveALifecycle } from "./buckets-have-a-lifecycle.ts";
import { cachesTakeSnapshots } from "./caches-take-snapshots.ts";
import { copiesGoToAnotherVault } from "./copies-go-to-another-vault.ts";
import { crossRegionRestoreEnabled } from "./cross-region-restore-enabled.ts";
import { dataStoresInABackupPlan } from "./data-stores-in-a-backup-plan.ts";
import { dataStoresLockedAgainstDeletion } from "./data-stores-locked-against-deletion.ts";
import { databasesCanBeWoundBack } from "./databases-can-be-wound-back.ts";
import { databasesRecoverableInAnotherRegion } from "./databases-recoverable-in-another-region.ts";
import { deletedDataRecoverable } from "./deleted-data-recoverable.ts";
import { deletionProtectionEnabled } from "./deletion-protection-enabled.ts";
import { failedJobsNoticed } from "./failed-jobs-noticed.ts";
import { failedUploadsRemoved } from "./failed-uploads-removed.ts";
import { finalSnapshotTaken } from "./final-snapshot-taken.ts";
import { lifecyclesWithinLimits } from "./lifecycles-within-limits.ts";
import { lockRemovalNoticed } from "./lock-removal-noticed.ts";
import { objectLocksTakeEffect } from "./object-locks-take-effect.ts";
import { objectStoresVersioned } from "./object-stores-versioned.ts";
import { oldVersionsKeptForAWeek } from "./old-versions-kept-for-a-week.ts";
import { plansSelectResources } from "./plans-select-resources.ts";
import { pointInTimeRecoveryEnabled } from "./point-in-time-recovery-enabled.ts";
import { promisedCopiesMade } from "./promised-copies-made.ts";
import { promisedRetentionReached } from "./promised-retention-reached.ts";
import { recoveryPointCopiedToAnotherRegion } from "./recovery-point-copied-to-another-region.ts";
import { recoveryPointObjectivesMet } from "./recovery-point-objectives-met.ts";
import { recoveryPointsKeptForAMonth } from "./recovery-points-kept-for-a-month.ts";
import { restoreTestsAsPromised } from "./restore-tests-as-promised.ts";
import { restoresTestedBeforeExpiry } from "./restores-tested-before-expiry.ts";
import { retentionWithinVaultLocks } from "./retention-within-vault-locks.ts";
import { schedulesPossible } from "./schedules-possible.ts";
import { selectionsTakeWhatTheyName } from "./selections-take-what-they-name.ts";
import { snapshotsCarryTags } from "./snapshots-carry-tags.ts";
import { storesNotEmptiedOnDestroy } from "./stores-not-emptied-on-destroy.ts";
import { tagsMatchSelections } from "./tags-match-selections.ts";
import { vaultChangesNeedTwoPeople } from "./vault-changes-need-two-people.ts";
import { vaultKeysApartFromData } from "./vault-keys-apart-from-data.ts";
import { vaultKeysOutOfReach } from "./vault-keys-out-of-reach.ts";
import { vaultLocksFinal } from "./vault-locks-final.ts";
import { vaultsDenyDeletion } from "./vaults-deny-deletion.ts";
import { vaultsLocked } from "./vaults-locked.ts";

/** The rules of the backup domain. */
export const backupRules: readonly Rule[] = [
  automatedBackupsKeptForAWeek,
  automatedBackupsSurviveDeletion,
  automatedBackupsSwitchedOn,
  backupRolesCannotDelete,
  backupsGeoRedundant,
  backupsSwitchedOn,
  backupsTakenDaily,
  bucketsHaveALifecycle,
  cachesTakeSnapshots,
  copiesGoToAnotherVault,
  crossRegionRestoreEnabled,
  databasesCanBeWoundBack,
  databasesRecoverableInAnotherRegion,
  dataStoresInABackupPlan,
  dataStoresLockedAgainstDeletion,
  deletedDataRecoverable,
  deletionProtectionEnabled,
  failedJobsNoticed,
  failedUploadsRemoved,
  finalSnapshotTaken,
  lifecyclesWithinLimits,
  lockRemovalNoticed,
  objectLocksTakeEffect,
  objectStoresVersioned,
  oldVersionsKeptForAWeek,
  plansSelectResources,
  pointInTimeRecoveryEnabled,
  promisedCopiesMade,
  promisedRetentionReached,
  recoveryPointCopiedToAnotherRegion,
  recoveryPointObjectivesMet,
  recoveryPointsKeptForAMonth,
  restoresTestedBeforeExpiry,
  restoreTestsAsPromised,
  retentionWithinVaultLocks,
  schedulesPossible,
  selectionsTakeWhatTheyName,
  snapshotsCarryTags,
  storesNotEmptiedOnDestroy,
  tagsMatchSelections,
  vaultChangesNeedTwoPeople,
  vaultKeysApartFromData,
  vaultKeysOutOfReach,
  vaultLocksFinal,
  vaultsDenyDeletion,
  vaultsLocked,
];
