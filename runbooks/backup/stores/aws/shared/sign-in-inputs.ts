/** Who asks AWS, and where; every AWS store takes these. */
export const SIGN_IN_INPUTS = {
  awsRegion: {
    type: "string",
    pattern: "^[a-z]{2,4}(-[a-z]+)+-[0-9]$",
    description: "Region that the original is in.",
    examples: ["eu-west-1"],
    stackOutput: "backupRegion",
  },
  awsRecoveryRegion: {
    type: "string",
    pattern: "^[a-z]{2,4}(-[a-z]+)+-[0-9]$",
    description: "Region with the recovery points, and to restore into. That of the original by default.",
    examples: ["eu-central-1"],
    stackOutput: "backupRecoveryRegion",
  },
  awsEndpoint: {
    type: "string",
    pattern: "^https?://",
    description: "Address of the AWS API, where it is not the public one.",
    examples: ["https://vpce-0123.example.org"],
  },
  awsProfile: { type: "string", description: "Profile of the AWS configuration to sign in with." },
  awsAccessKeyId: { type: "string", description: "Access key to sign in with, instead of a profile." },
  awsSecretAccessKey: { type: "string", secret: true, description: "Secret of the access key." },
  awsSessionToken: { type: "string", secret: true, description: "Session token of the access key." },
} as const;
