/** What is restored by AWS Backup. */
export const BACKUP_INPUTS = {
  backupResource: {
    type: "string",
    pattern: "^arn:aws[a-z-]*:(rds|dynamodb):",
    description: "ARN of the DB instance, Aurora cluster or DynamoDB table that AWS Backup protects.",
    examples: ["arn:aws:rds:eu-west-1:111122223333:db:orders"],
    stackOutput: "backupResource",
  },
  backupVaults: {
    type: "array",
    items: { type: "string", minLength: 1 },
    description: "Only recovery points in these vaults. Those in all vaults of the account by default.",
  },
  backupVaultAccount: {
    type: "string",
    pattern: "^[0-9]{12}$",
    description: "Account that owns the vaults, where they are shared with this one.",
  },
  backupRestoreRole: {
    type: "string",
    pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/",
    description: "ARN of the role that AWS Backup restores with.",
    stackOutput: "backupRestoreRole",
  },
  backupRestoreMetadata: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Metadata of the restore to set, beside what the recovery point says. All values are texts.",
  },
} as const;
