/** What alarms are raised for, as patterns of EventBridge. */
import type { Output } from "@pulumi/pulumi";

/** What is watched in one account. */
export interface Watched {
  /** Vaults that plans write to. */
  readonly arns: readonly Output<string>[];
  /** Vaults, copies among them. */
  readonly names: readonly Output<string>[];
  readonly keys: readonly Output<string>[];
}

export interface Alarm {
  /** Ends the names of its resources; never changes. */
  readonly word: string;
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

const API_CALL = "AWS API Call via CloudTrail";

/** Calls that take the protection of a vault away. */
const GUARD_CALLS = [
  "DeleteBackupVault",
  "DeleteBackupVaultAccessPolicy",
  "DeleteBackupVaultLockConfiguration",
  "PutBackupVaultAccessPolicy",
  "PutBackupVaultLockConfiguration",
];

/** Calls that make recovery points go before their time. The end of their retention makes none. */
const DELETING_CALLS = [
  "DeleteRecoveryPoint",
  "DisassociateRecoveryPoint",
  "DisassociateRecoveryPointFromParent",
  "UpdateRecoveryPointLifecycle",
];

const KEY_CALLS = ["DisableKey", "PutKeyPolicy", "ScheduleKeyDeletion"];

/** Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
export function alarmsOf({ arns, names, keys }: Watched): readonly Alarm[] {
  return [
    {
      word: "backup-failed",
      description: "A backup failed, was aborted, expired before it began, or is not complete",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change"],
        detail: { state: ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"], backupVaultArn: arns },
      },
    },
    {
      word: "copy-failed",
      description: "A copy of a recovery point failed, or is not complete",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Copy Job State Change"],
        detail: { state: ["FAILED", "PARTIAL"], sourceBackupVaultArn: arns },
      },
    },
    {
      word: "restore-test-failed",
      description: "A restore test failed, or what it restored was found not to be valid",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Restore Job State Change"],
        detail: {
          restoreTestingPlanArn: [{ exists: true }],
          $or: [{ status: ["FAILED", "ABORTED"] }, { validationStatus: ["FAILED", "TIMED_OUT"] }],
        },
      },
    },
    {
      word: "guard-changed",
      description:
        "Somebody changed or deleted the lock or the policy of a vault, or tried to delete the vault",
      pattern: calls("backup.amazonaws.com", GUARD_CALLS, { requestParameters: { backupVaultName: names } }),
    },
    {
      word: "recovery-point-deleted",
      description: "Somebody deleted a recovery point, or changed when it goes",
      pattern: calls("backup.amazonaws.com", DELETING_CALLS, {
        requestParameters: { backupVaultName: names },
      }),
    },
    ...(keys.length === 0
      ? []
      : [
          {
            word: "key-at-risk",
            description:
              "Somebody disabled, deleted or changed the policy of a key that opens recovery points",
            pattern: calls("kms.amazonaws.com", KEY_CALLS, { resources: { ARN: keys } }),
          },
        ]),
  ];
}

/** What rules in other regions send on; whom it is about is seen to where it arrives. */
export function forwardedEvents(): Alarm["pattern"] {
  return {
    "detail-type": [API_CALL],
    detail: {
      eventSource: ["backup.amazonaws.com", "kms.amazonaws.com"],
      eventName: [...GUARD_CALLS, ...DELETING_CALLS, ...KEY_CALLS],
    },
  };
}

function calls(
  eventSource: string,
  eventName: readonly string[],
  which: Readonly<Record<string, unknown>>,
): Alarm["pattern"] {
  return { "detail-type": [API_CALL], detail: { eventSource: [eventSource], eventName, ...which } };
}
