/** What is restored of Amazon EBS. */
export const EBS_INPUTS = {
  ebsVolume: {
    type: "string",
    pattern: "^vol-[0-9a-f]{8,17}$",
    description: "Id of the volume.",
    stackOutput: "backupEbsVolume",
  },
  ebsAvailabilityZone: {
    type: "string",
    description: "Zone to restore into. That of the original by default; required where it is gone.",
    examples: ["eu-west-1b"],
  },
  ebsKmsKey: {
    type: "string",
    description: "KMS key of the restored volume. That of the snapshot by default.",
  },
} as const;
