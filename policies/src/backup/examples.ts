import type { RuleExamples } from "@rampart/policy/testing";
import type { ResourceTypes } from "../resource-types/index.ts";
import { examples as automatedBackupsKeptForAWeek } from "./automated-backups-kept-for-a-week.examples.ts";
import { examples as automatedBackupsSurviveDeletion } from "./automated-backups-survive-deletion.examples.ts";
import { examples as automatedBackupsSwitchedOn } from "./automated-backups-switched-on.examples.ts";
import { examples as backupsGeoRedundant } from "./backups-geo-redundant.examples.ts";
import { examples as backupsSwitchedOn } from "./backups-switched-on.examples.ts";
import { examples as backupsTakenDaily } from "./backups-taken-daily.examples.ts";
import { examples as bucketsHaveALifecycle } from "./buckets-have-a-lifecycle.examples.ts";
import { examples as cachesTakeSnapshots } from "./caches-take-snapshots.examples.ts";
import { examples as crossRegionRestoreEnabled } from "./cross-region-restore-enabled.examples.ts";
import { examples as dataStoresInABackupPlan } from "./data-stores-in-a-backup-plan.examples.ts";
import { examples as dataStoresLockedAgainstDeletion } from "./data-stores-locked-against-deletion.examples.ts";
import { examples as databasesCanBeWoundBack } from "./databases-can-be-wound-back.examples.ts";
import { examples as databasesRecoverableInAnotherRegion } from "./databases-recoverable-in-another-region.examples.ts";
import { examples as deletedDataRecoverable } from "./deleted-data-recoverable.examples.ts";
import { examples as deletionProtectionEnabled } from "./deletion-protection-enabled.examples.ts";
import { examples as failedUploadsRemoved } from "./failed-uploads-removed.examples.ts";
import { examples as finalSnapshotTaken } from "./final-snapshot-taken.examples.ts";
import { examples as objectLocksTakeEffect } from "./object-locks-take-effect.examples.ts";
import { examples as objectStoresVersioned } from "./object-stores-versioned.examples.ts";
import { examples as oldVersionsKeptForAWeek } from "./old-versions-kept-for-a-week.examples.ts";
import { examples as plansSelectResources } from "./plans-select-resources.examples.ts";
import { examples as pointInTimeRecoveryEnabled } from "./point-in-time-recovery-enabled.examples.ts";
import { examples as recoveryPointCopiedToAnotherRegion } from "./recovery-point-copied-to-another-region.examples.ts";
import { examples as recoveryPointsKeptForAMonth } from "./recovery-points-kept-for-a-month.examples.ts";
import { examples as snapshotsCarryTags } from "./snapshots-carry-tags.examples.ts";
import { examples as storesNotEmptiedOnDestroy } from "./stores-not-emptied-on-destroy.examples.ts";
import { examples as vaultLocksFinal } from "./vault-locks-final.examples.ts";
import { examples as vaultsLocked } from "./vaults-locked.examples.ts";

/** Examples of the rules of the backup domain, by the part of their id after the slash. */
export const backupExamples: Readonly<Record<string, RuleExamples<ResourceTypes>>> = {
  "automated-backups-kept-for-a-week": automatedBackupsKeptForAWeek,
  "automated-backups-survive-deletion": automatedBackupsSurviveDeletion,
  "automated-backups-switched-on": automatedBackupsSwitchedOn,
  "backups-geo-redundant": backupsGeoRedundant,
  "backups-switched-on": backupsSwitchedOn,
  "backups-taken-daily": backupsTakenDaily,
  "buckets-have-a-lifecycle": bucketsHaveALifecycle,
  "caches-take-snapshots": cachesTakeSnapshots,
  "cross-region-restore-enabled": crossRegionRestoreEnabled,
  "data-stores-in-a-backup-plan": dataStoresInABackupPlan,
  "data-stores-locked-against-deletion": dataStoresLockedAgainstDeletion,
  "databases-can-be-wound-back": databasesCanBeWoundBack,
  "databases-recoverable-in-another-region": databasesRecoverableInAnotherRegion,
  "deleted-data-recoverable": deletedDataRecoverable,
  "deletion-protection-enabled": deletionProtectionEnabled,
  "failed-uploads-removed": failedUploadsRemoved,
  "final-snapshot-taken": finalSnapshotTaken,
  "object-locks-take-effect": objectLocksTakeEffect,
  "object-stores-versioned": objectStoresVersioned,
  "old-versions-kept-for-a-week": oldVersionsKeptForAWeek,
  "plans-select-resources": plansSelectResources,
  "point-in-time-recovery-enabled": pointInTimeRecoveryEnabled,
  "recovery-point-copied-to-another-region": recoveryPointCopiedToAnotherRegion,
  "recovery-points-kept-for-a-month": recoveryPointsKeptForAMonth,
  "snapshots-carry-tags": snapshotsCarryTags,
  "stores-not-emptied-on-destroy": storesNotEmptiedOnDestroy,
  "vault-locks-final": vaultLocksFinal,
  "vaults-locked": vaultsLocked,
};
