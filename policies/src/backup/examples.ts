import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as automatedBackupsKeptForAWeek } from "./automated-backups-kept-for-a-week.examples.ts";
import { examples as automatedBackupsSurviveDeletion } from "./automated-backups-survive-deletion.examples.ts";
import { examples as automatedBackupsSwitchedOn } from "./automated-backups-switched-on.examples.ts";
import { examples as backupRolesCannotDelete } from "./backup-roles-cannot-delete.examples.ts";
import { examples as backupsGeoRedundant } from "./backups-geo-redundant.examples.ts";
import { examples as backupsSwitchedOn } from "./backups-switched-on.examples.ts";
import { examples as backupsTakenDaily } from "./backups-taken-daily.examples.ts";
import { examples as bucketsHaveALifecycle } from "./buckets-have-a-lifecycle.examples.ts";
import { examples as cachesTakeSnapshots } from "./caches-take-snapshots.examples.ts";
import { examples as copiesGoToAnotherVault } from "./copies-go-to-another-vault.examples.ts";
import { examples as crossRegionRestoreEnabled } from "./cross-region-restore-enabled.examples.ts";
import { examples as dataStoresInABackupPlan } from "./data-stores-in-a-backup-plan.examples.ts";
import { examples as dataStoresLockedAgainstDeletion } from "./data-stores-locked-against-deletion.examples.ts";
import { examples as databasesCanBeWoundBack } from "./databases-can-be-wound-back.examples.ts";
import { examples as databasesRecoverableInAnotherRegion } from "./databases-recoverable-in-another-region.examples.ts";
import { examples as deletedDataRecoverable } from "./deleted-data-recoverable.examples.ts";
import { examples as deletionProtectionEnabled } from "./deletion-protection-enabled.examples.ts";
import { examples as failedJobsNoticed } from "./failed-jobs-noticed.examples.ts";
import { examples as failedUploadsRemoved } from "./failed-uploads-removed.examples.ts";
import { examples as finalSnapshotTaken } from "./final-snapshot-taken.examples.ts";
import { examples as lifecyclesWithinLimits } from "./lifecycles-within-limits.examples.ts";
import { examples as lockRemovalNoticed } from "./lock-removal-noticed.examples.ts";
import { examples as objectLocksTakeEffect } from "./object-locks-take-effect.examples.ts";
import { examples as objectStoresVersioned } from "./object-stores-versioned.examples.ts";
import { examples as oldVersionsKeptForAWeek } from "./old-versions-kept-for-a-week.examples.ts";
import { examples as plansSelectResources } from "./plans-select-resources.examples.ts";
import { examples as pointInTimeRecoveryEnabled } from "./point-in-time-recovery-enabled.examples.ts";
import { examples as promisedCopiesMade } from "./promised-copies-made.examples.ts";
import { examples as promisedRetentionReached } from "./promised-retention-reached.examples.ts";
import { examples as recoveryPointCopiedToAnotherRegion } from "./recovery-point-copied-to-another-region.examples.ts";
import { examples as recoveryPointObjectivesMet } from "./recovery-point-objectives-met.examples.ts";
import { examples as recoveryPointsKeptForAMonth } from "./recovery-points-kept-for-a-month.examples.ts";
import { examples as restoreTestsAsPromised } from "./restore-tests-as-promised.examples.ts";
import { examples as restoresTestedBeforeExpiry } from "./restores-tested-before-expiry.examples.ts";
import { examples as retentionWithinVaultLocks } from "./retention-within-vault-locks.examples.ts";
import { examples as schedulesPossible } from "./schedules-possible.examples.ts";
import { examples as selectionsTakeWhatTheyName } from "./selections-take-what-they-name.examples.ts";
import { examples as snapshotsCarryTags } from "./snapshots-carry-tags.examples.ts";
import { examples as storesNotEmptiedOnDestroy } from "./stores-not-emptied-on-destroy.examples.ts";
import { examples as tagsMatchSelections } from "./tags-match-selections.examples.ts";
import { examples as vaultChangesNeedTwoPeople } from "./vault-changes-need-two-people.examples.ts";
import { examples as vaultKeysApartFromData } from "./vault-keys-apart-from-data.examples.ts";
import { examples as vaultKeysOutOfReach } from "./vault-keys-out-of-reach.examples.ts";
import { examples as vaultLocksFinal } from "./vault-locks-final.examples.ts";
import { examples as vaultsDenyDeletion } from "./vaults-deny-deletion.examples.ts";
import { examples as vaultsLocked } from "./vaults-locked.examples.ts";

/** Examples of the rules of the backup domain, by the part of their id after the slash. */
export const backupExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "automated-backups-kept-for-a-week": automatedBackupsKeptForAWeek,
  "automated-backups-survive-deletion": automatedBackupsSurviveDeletion,
  "automated-backups-switched-on": automatedBackupsSwitchedOn,
  "backup-roles-cannot-delete": backupRolesCannotDelete,
  "backups-geo-redundant": backupsGeoRedundant,
  "backups-switched-on": backupsSwitchedOn,
  "backups-taken-daily": backupsTakenDaily,
  "buckets-have-a-lifecycle": bucketsHaveALifecycle,
  "caches-take-snapshots": cachesTakeSnapshots,
  "copies-go-to-another-vault": copiesGoToAnotherVault,
  "cross-region-restore-enabled": crossRegionRestoreEnabled,
  "databases-can-be-wound-back": databasesCanBeWoundBack,
  "databases-recoverable-in-another-region": databasesRecoverableInAnotherRegion,
  "data-stores-in-a-backup-plan": dataStoresInABackupPlan,
  "data-stores-locked-against-deletion": dataStoresLockedAgainstDeletion,
  "deleted-data-recoverable": deletedDataRecoverable,
  "deletion-protection-enabled": deletionProtectionEnabled,
  "failed-jobs-noticed": failedJobsNoticed,
  "failed-uploads-removed": failedUploadsRemoved,
  "final-snapshot-taken": finalSnapshotTaken,
  "lifecycles-within-limits": lifecyclesWithinLimits,
  "lock-removal-noticed": lockRemovalNoticed,
  "object-locks-take-effect": objectLocksTakeEffect,
  "object-stores-versioned": objectStoresVersioned,
  "old-versions-kept-for-a-week": oldVersionsKeptForAWeek,
  "plans-select-resources": plansSelectResources,
  "point-in-time-recovery-enabled": pointInTimeRecoveryEnabled,
  "promised-copies-made": promisedCopiesMade,
  "promised-retention-reached": promisedRetentionReached,
  "recovery-point-copied-to-another-region": recoveryPointCopiedToAnotherRegion,
  "recovery-point-objectives-met": recoveryPointObjectivesMet,
  "recovery-points-kept-for-a-month": recoveryPointsKeptForAMonth,
  "restores-tested-before-expiry": restoresTestedBeforeExpiry,
  "restore-tests-as-promised": restoreTestsAsPromised,
  "retention-within-vault-locks": retentionWithinVaultLocks,
  "schedules-possible": schedulesPossible,
  "selections-take-what-they-name": selectionsTakeWhatTheyName,
  "snapshots-carry-tags": snapshotsCarryTags,
  "stores-not-emptied-on-destroy": storesNotEmptiedOnDestroy,
  "tags-match-selections": tagsMatchSelections,
  "vault-changes-need-two-people": vaultChangesNeedTwoPeople,
  "vault-keys-apart-from-data": vaultKeysApartFromData,
  "vault-keys-out-of-reach": vaultKeysOutOfReach,
  "vault-locks-final": vaultLocksFinal,
  "vaults-deny-deletion": vaultsDenyDeletion,
  "vaults-locked": vaultsLocked,
};
