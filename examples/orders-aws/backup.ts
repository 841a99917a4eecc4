import { Plan } from "@pulumi/aws/backup/plan.js";
import { RegionSettings } from "@pulumi/aws/backup/regionSettings.js";
import { Selection } from "@pulumi/aws/backup/selection.js";
import { Vault } from "@pulumi/aws/backup/vault.js";
import { VaultLockConfiguration } from "@pulumi/aws/backup/vaultLockConfiguration.js";
import { VaultNotifications } from "@pulumi/aws/backup/vaultNotifications.js";
import { VaultPolicy } from "@pulumi/aws/backup/vaultPolicy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import type { Key } from "@pulumi/aws/kms/key.js";
import type { Topic } from "@pulumi/aws/sns/topic.js";
import type * as pulumi from "@pulumi/pulumi";
import type { Keys } from "./keys.ts";
import { assumedBy, policyDocument } from "./policy.ts";
import { backedUp, tags } from "./tags.ts";

export interface BackupArgs {
  accountId: pulumi.Input<string>;
  recoveryRegion: string;
  keys: Keys;
  alarms: Topic;
}

/** A vault that nobody, the account's owner included, can empty before the retention is over. */
function createVault(name: string, key: Key, region?: string): Vault {
  const where = region === undefined ? {} : { region };
  const vault = new Vault(
    name,
    { ...where, name, kmsKeyArn: key.arn, tags: tags("customer") },
    { protect: true },
  );
  new VaultLockConfiguration(name, {
    ...where,
    backupVaultName: vault.name,
    minRetentionDays: 7,
    maxRetentionDays: 400,
    changeableForDays: 3,
  });
  new VaultPolicy(name, {
    ...where,
    backupVaultName: vault.name,
    policy: policyDocument([
      {
        Sid: "RecoveryPointsStay",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "backup:DeleteBackupVault",
          "backup:DeleteRecoveryPoint",
          "backup:UpdateRecoveryPointLifecycle",
        ],
        Resource: "*",
      },
    ]),
  });
  return vault;
}

export function createBackup({ accountId, recoveryRegion, keys, alarms }: BackupArgs): Plan {
  const vault = createVault("orders", keys.backup);
  const copies = createVault("orders-copies", keys.recovery, recoveryRegion);
  new VaultNotifications("orders", {
    backupVaultName: vault.name,
    snsTopicArn: alarms.arn,
    backupVaultEvents: [
      // Sent however a job ended; AWS no longer sends an event for failed ones alone.
      "BACKUP_JOB_COMPLETED",
      "COPY_JOB_FAILED",
      "RESTORE_JOB_COMPLETED",
      "S3_BACKUP_OBJECT_FAILED",
    ],
  });
  // Without this, DynamoDB's backups can neither be copied to another region nor go to cold storage.
  new RegionSettings("account", {
    resourceTypeOptInPreference: { DynamoDB: true, EBS: true, EC2: true, RDS: true, S3: true },
    resourceTypeManagementPreference: { DynamoDB: true },
  });

  const rule = (
    ruleName: string,
    schedule: string,
    lifecycle: { coldStorageAfter?: number; deleteAfter: number },
  ) => ({
    ruleName,
    schedule,
    scheduleExpressionTimezone: "Etc/UTC",
    targetVaultName: vault.name,
    startWindow: 60,
    completionWindow: 240,
    lifecycle,
    copyActions: [{ destinationVaultArn: copies.arn, lifecycle }],
  });
  const plan = new Plan("orders", {
    name: "orders",
    rules: [
      rule("hourly", "cron(0 * ? * * *)", { deleteAfter: 7 }),
      rule("daily", "cron(0 3 ? * * *)", { deleteAfter: 35 }),
      rule("monthly", "cron(0 4 1 * ? *)", { coldStorageAfter: 30, deleteAfter: 396 }),
    ],
    tags: tags("customer"),
  });

  const role = new Role("backup", {
    description: "Lets AWS Backup read, copy and restore",
    assumeRolePolicy: assumedBy("backup.amazonaws.com", accountId),
    tags: tags("none"),
  });
  for (const [purpose, policy] of Object.entries({
    backup: "service-role/AWSBackupServiceRolePolicyForBackup",
    restore: "service-role/AWSBackupServiceRolePolicyForRestores",
    "backup-s3": "AWSBackupServiceRolePolicyForS3Backup",
    "restore-s3": "AWSBackupServiceRolePolicyForS3Restore",
  })) {
    new RolePolicyAttachment(`backup-${purpose}`, {
      role: role.name,
      policyArn: `arn:aws:iam::aws:policy/${policy}`,
    });
  }
  new Selection("orders", {
    name: "orders",
    planId: plan.id,
    iamRoleArn: role.arn,
    selectionTags: Object.entries(backedUp).map(([key, value]) => ({ type: "STRINGEQUALS", key, value })),
  });
  return plan;
}
