import { AWS_BACKUP_SERVICES, AWS_COPY_START } from "@rampart/recovery";
import { DAY, HOUR, type ServiceLimits } from "../intent/limits.ts";
import type { LockLimits } from "../intent/lock-problems.ts";
import type { SelectionLimits } from "../intent/selection-problems.ts";

const SERVICE = "AWS Backup";
const LONGEST_RETENTION = 36_500 * DAY;
const LONGEST_NAME = 50;

/**
 * What plans of AWS Backup take.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html,
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html (windows),
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html (cold storage),
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html (35 days)
 */
export const AWS_LIMITS: ServiceLimits = {
  service: SERVICE,
  leastStartWindow: HOUR,
  leastBeyondStart: HOUR,
  leastRetention: DAY,
  longestRetention: LONGEST_RETENTION,
  longestContinuous: 35 * DAY,
  leastInColdStorage: 90 * DAY,
  copyDelays: [AWS_COPY_START],
  longestName: LONGEST_NAME,
  schedules: [
    { name: "daily", schedule: "0 5 * * *", gap: 24 * HOUR },
    { name: "twice-daily", schedule: "0 5,17 * * *", gap: 12 * HOUR },
    { name: "six-hourly", schedule: "0 5,11,17,23 * * *", gap: 6 * HOUR },
    { name: "four-hourly", schedule: "0 1,5,9,13,17,21 * * *", gap: 4 * HOUR },
    { name: "two-hourly", schedule: "0 1-23/2 * * *", gap: 2 * HOUR },
    { name: "hourly", schedule: "0 * * * *", gap: HOUR },
  ],
};

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html */
export const AWS_LOCK_LIMITS: LockLimits = {
  service: SERVICE,
  leastMinRetention: DAY,
  mostMaxRetention: LONGEST_RETENTION,
  leastChangeableFor: 3 * DAY,
};

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html */
export const AWS_SELECTION_LIMITS: SelectionLimits = {
  service: SERVICE,
  // What the component adds to tell the two kinds of selections apart needs room.
  longestName: LONGEST_NAME - "-tagged".length,
  types: [...AWS_BACKUP_SERVICES.keys()],
  mostResources: 500,
};
