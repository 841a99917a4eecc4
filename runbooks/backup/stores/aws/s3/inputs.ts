/** What is restored of Amazon S3. */
export const S3_INPUTS = {
  s3Bucket: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
    description: "Bucket whose objects are restored. It has to keep versions.",
    stackOutput: "backupS3Bucket",
  },
  s3Prefix: { type: "string", description: "Only objects whose keys begin with this." },
  s3RestoreBucket: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
    description: "Bucket to restore into, under the name of the restore. It is not the original.",
    stackOutput: "backupS3RestoreBucket",
  },
  s3BucketOwner: {
    type: "string",
    pattern: "^[0-9]{12}$",
    description: "Account that owns both buckets; any other is refused.",
  },
  s3RestoreKmsKey: {
    type: "string",
    description: "KMS key of what is restored. By default as its bucket says.",
  },
  s3ChecksumMebibytes: {
    type: "integer",
    minimum: 1,
    description:
      "Most MiB that a restore test reads to compare contents; the rest is compared by size. 1,024 by default.",
  },
} as const;
