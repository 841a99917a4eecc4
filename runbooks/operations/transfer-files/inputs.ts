import type { InputsOf } from "@rampart/runbook";

/** What the runbook is asked to do. */
export const INPUTS = {
  required: ["sourceBucket", "sourceRegion", "destinationBucket", "destinationRegion"],
  properties: {
    sourceBucket: {
      type: "string",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
      description: "Bucket to read from.",
      stackOutput: "transferSourceBucket",
    },
    sourceRegion: {
      type: "string",
      description: "Region of the source bucket.",
      stackOutput: "transferSourceRegion",
    },
    sourceEndpoint: {
      type: "string",
      pattern: "^https?://",
      examples: ["https://s3.example.org"],
      description: "Address of the source, if it is not AWS; keys are asked for as paths.",
    },
    sourcePrefix: {
      type: "string",
      default: "",
      description: "What the keys begin with that are transferred; it is taken off.",
    },
    sourceOwner: {
      type: "string",
      pattern: "^[0-9]{12}$",
      description: "Account that owns the source bucket; any other is refused.",
      stackOutput: "transferSourceOwner",
    },
    sourceProfile: { type: "string", description: "Profile of the AWS configuration to read with." },
    sourceAccessKeyId: { type: "string", description: "Access key to read with, instead of a profile." },
    sourceSecretAccessKey: {
      type: "string",
      secret: true,
      description: "Secret of the access key to read with.",
    },
    sourceSessionToken: {
      type: "string",
      secret: true,
      description: "Session token of the access key to read with.",
    },
    destinationBucket: {
      type: "string",
      pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
      description: "Bucket to write to.",
      stackOutput: "transferDestinationBucket",
    },
    destinationRegion: {
      type: "string",
      description: "Region of the destination bucket.",
      stackOutput: "transferDestinationRegion",
    },
    destinationEndpoint: {
      type: "string",
      pattern: "^https?://",
      examples: ["https://s3.example.org"],
      description: "Address of the destination, if it is not AWS; keys are asked for as paths.",
    },
    destinationPrefix: {
      type: "string",
      default: "",
      description: "What is put in front of what is left of each key.",
    },
    destinationOwner: {
      type: "string",
      pattern: "^[0-9]{12}$",
      description: "Account that owns the destination bucket; any other is refused. Required on AWS.",
      stackOutput: "transferDestinationOwner",
    },
    destinationProfile: { type: "string", description: "Profile of the AWS configuration to write with." },
    destinationAccessKeyId: {
      type: "string",
      description: "Access key to write with, instead of a profile.",
    },
    destinationSecretAccessKey: {
      type: "string",
      secret: true,
      description: "Secret of the access key to write with.",
    },
    destinationSessionToken: {
      type: "string",
      secret: true,
      description: "Session token of the access key to write with.",
    },
    manifest: {
      type: "string",
      description:
        "File with the keys to transfer, one a line; a line that begins with a quote is a JSON string. Without it, all keys under the prefix.",
    },
    newerThan: {
      type: "string",
      description: "Only objects modified after this moment, in ISO 8601 with a time zone.",
      examples: ["2026-11-01T00:00:00Z"],
    },
    include: {
      type: "array",
      items: { type: "string", minLength: 1 },
      default: ["**"],
      description: "Patterns for the key after the prefix, of which one has to match.",
    },
    exclude: {
      type: "array",
      items: { type: "string", minLength: 1 },
      default: [],
      description: "Patterns for the key after the prefix, of which none may match.",
    },
    onConflict: {
      type: "string",
      enum: ["skip-identical", "fail", "overwrite"],
      default: "skip-identical",
      description:
        "What to do where a key is there already: leave it if it is the same and fail if not, fail in any case, or overwrite it if it is not the same.",
    },
    deleteSource: {
      type: "boolean",
      default: false,
      description: "Whether the source objects are deleted once all of them are verified. Needs an approval.",
    },
    checksum: {
      type: "string",
      enum: ["sha256", "md5"],
      default: "sha256",
      description:
        "What the destination proves with: SHA-256, or, where it keeps none, the MD5 in its ETags (objects of one part only).",
    },
    copyMode: {
      type: "string",
      enum: ["auto", "server-side", "streamed"],
      default: "auto",
      description:
        "Whether the service copies by itself or the bytes go through this machine. auto: by itself where both sides have one endpoint and one sign-in.",
    },
    concurrency: {
      type: "integer",
      minimum: 1,
      maximum: 64,
      default: 8,
      description: "Objects at the same time. Each may hold one part in memory.",
    },
    partMebibytes: {
      type: "integer",
      minimum: 5,
      maximum: 1024,
      default: 16,
      description: "Size of a part in MiB. Larger objects are uploaded in parts, at most 10,000.",
    },
    bytesPerSecond: {
      type: "integer",
      minimum: 100_000,
      description: "No more bytes a second than this, over all objects. No limit by default.",
    },
    batchObjects: {
      type: "integer",
      minimum: 1,
      maximum: 10_000,
      default: 1000,
      description: "Objects in a batch: what is journalled, resumed and taken back as one.",
    },
    batchGibibytes: {
      type: "integer",
      minimum: 1,
      maximum: 5_120,
      default: 64,
      description: "A batch ends when it holds this much, in GiB.",
    },
    storageClass: { type: "string", description: "Storage class of what is written, such as STANDARD_IA." },
    kmsKey: {
      type: "string",
      description: "KMS key that what is written is encrypted with. By default as the bucket says.",
      stackOutput: "transferKmsKey",
    },
    recordsPrefix: {
      type: "string",
      default: ".rampart/transfers/",
      minLength: 1,
      description: "Where the destination bucket keeps the records of transfers. Never transferred itself.",
    },
  },
} as const;

/** {@link INPUTS} with defaults filled in. */
export type TransferInputs = InputsOf<typeof INPUTS>;
