import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { all, type Input, interpolate, type Output, output, type Resource } from "@pulumi/pulumi";
import type { Tags } from "../intent/tags.ts";
import { type Account, assumedBy } from "./documents.ts";
import { nameOf, ROLE_NAME } from "./names.ts";

/** A role of AWS Backup, and what has to be there before it can be used. */
export interface BackupRole {
  readonly arn: Output<string>;
  /** The policies of the role: IAM takes it for empty until they are attached. */
  readonly ready: readonly Resource[];
}

/** Policies that AWS keeps for AWS Backup, by a word for each. */
type ManagedPolicies = Readonly<Record<string, string>>;

/**
 * Lets AWS Backup read and copy.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
export const BACKUP_POLICIES: ManagedPolicies = {
  backup: "service-role/AWSBackupServiceRolePolicyForBackup",
  "backup-s3": "AWSBackupServiceRolePolicyForS3Backup",
};

/** Lets AWS Backup restore; the same source. */
export const RESTORE_POLICIES: ManagedPolicies = {
  restore: "service-role/AWSBackupServiceRolePolicyForRestores",
  "restore-s3": "AWSBackupServiceRolePolicyForS3Restore",
};

/** The role with `arn`; or one that is made under `parent`, with these policies. */
export function adoptOrMakeRole(
  arn: Input<string> | undefined,
  make: {
    readonly name: string;
    readonly description: string;
    readonly policies: ManagedPolicies;
    readonly parent: Resource;
    readonly account: Account;
    readonly tags: Tags;
  },
): BackupRole {
  if (arn !== undefined) return { arn: output(arn), ready: [] };
  const { name, description, policies, parent, account, tags } = make;
  const role = new Role(
    name,
    {
      name: nameOf([name], ROLE_NAME),
      description,
      assumeRolePolicy: assumedBy("backup.amazonaws.com", account),
      tags,
    },
    { parent },
  );
  const ready = Object.entries(policies).map(
    ([word, policy]) =>
      new RolePolicyAttachment(
        `${name}-${word}`,
        { role: role.name, policyArn: interpolate`arn:${account.partition}:iam::aws:policy/${policy}` },
        { parent },
      ),
  );
  return { arn: role.arn, ready };
}

/** The ARN of a role, for what must not use it before its policies are there. */
export function arnWhenReady({ arn, ready }: BackupRole): Output<string> {
  return all([arn, all(ready.map(({ urn }) => urn))]).apply(([own]) => own);
}
