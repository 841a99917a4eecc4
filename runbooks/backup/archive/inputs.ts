import { InputError } from "@rampart/core/errors";
import { parseDuration, UnitError } from "@rampart/core/units";
import type { InputsOf } from "@rampart/runbook";
import type { TransferInputs } from "../../operations/transfer-files/inputs.ts";

/** What it takes to reach the archive, whatever is done with it. */
export const ARCHIVE_INPUTS = {
  archiveBucket: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
    description: "Bucket of the archive. It must have Object Lock.",
    stackOutput: "archiveBucket",
  },
  archiveRegion: {
    type: "string",
    description: "Region of the archive bucket.",
    stackOutput: "archiveRegion",
  },
  archiveEndpoint: {
    type: "string",
    pattern: "^https?://",
    description: "Address of the archive, if it is not AWS; keys are asked for as paths.",
  },
  archivePrefix: {
    type: "string",
    default: "",
    description: "What is put in front of what is left of each key.",
  },
  archiveOwner: {
    type: "string",
    pattern: "^[0-9]{12}$",
    description: "Account that owns the archive bucket; any other is refused. Required on AWS.",
    stackOutput: "archiveOwner",
  },
  archiveProfile: { type: "string", description: "Profile of the AWS configuration for the archive." },
  archiveAccessKeyId: { type: "string", description: "Access key for the archive, instead of a profile." },
  archiveSecretAccessKey: {
    type: "string",
    secret: true,
    description: "Secret of the access key for the archive.",
  },
  archiveSessionToken: {
    type: "string",
    secret: true,
    description: "Session token of the access key for the archive.",
  },
} as const;

/** Which backups are archived, and how. */
const BACKUP_INPUTS = {
  sourceBucket: {
    type: "string",
    pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$",
    description: "Bucket with the backups.",
    stackOutput: "archiveSourceBucket",
  },
  sourceRegion: {
    type: "string",
    description: "Region of the bucket with the backups.",
    stackOutput: "archiveSourceRegion",
  },
  sourceEndpoint: {
    type: "string",
    pattern: "^https?://",
    description: "Address of the source, if it is not AWS; keys are asked for as paths.",
  },
  sourcePrefix: {
    type: "string",
    default: "",
    description: "What the keys of the backups begin with; it is taken off.",
  },
  sourceOwner: {
    type: "string",
    pattern: "^[0-9]{12}$",
    description: "Account that owns the source bucket; any other is refused.",
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
  olderThan: {
    type: "string",
    description: "Backups are archived that were last written longer ago than this: a duration.",
    examples: ["90d"],
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
  coldClass: {
    type: "string",
    enum: ["GLACIER", "DEEP_ARCHIVE"],
    default: "DEEP_ARCHIVE",
    description: "Storage class of the archive.",
  },
  retrieval: {
    type: "string",
    enum: ["bulk", "standard", "expedited"],
    default: "bulk",
    description: "How the sample is retrieved: the faster, the dearer. DEEP_ARCHIVE has no expedited.",
  },
  sample: {
    type: "integer",
    minimum: 1,
    maximum: 100,
    default: 1,
    description: "How many archived objects are retrieved and compared.",
  },
  seed: {
    type: "string",
    description: "Decides which objects are the sample. By default the name of the run.",
  },
  retrievedDays: {
    type: "integer",
    minimum: 1,
    maximum: 30,
    default: 2,
    description: "Days that the retrieved copies of the sample stay readable.",
  },
  deleteSource: {
    type: "boolean",
    default: false,
    description:
      "Whether the backups are deleted at the source once the archive is proved. Needs an approval.",
  },
  concurrency: {
    type: "integer",
    minimum: 1,
    maximum: 64,
    default: 8,
    description: "Objects at the same time.",
  },
  partMebibytes: {
    type: "integer",
    minimum: 5,
    maximum: 1024,
    default: 64,
    description: "Size of a part in MiB. Larger objects are copied in parts, at most 10,000.",
  },
  batchObjects: {
    type: "integer",
    minimum: 1,
    maximum: 10_000,
    default: 1000,
    description: "Objects in a batch: what is journalled, resumed and taken back as one.",
  },
  kmsKey: {
    type: "string",
    description: "KMS key that the archive is encrypted with. By default as the bucket says.",
    stackOutput: "archiveKmsKey",
  },
} as const;

/** What the runbook is asked to do. */
export const INPUTS: {
  readonly required: readonly ["sourceBucket", "sourceRegion", "archiveBucket", "archiveRegion", "olderThan"];
  readonly properties: typeof BACKUP_INPUTS & typeof ARCHIVE_INPUTS;
} = {
  required: ["sourceBucket", "sourceRegion", "archiveBucket", "archiveRegion", "olderThan"],
  properties: { ...BACKUP_INPUTS, ...ARCHIVE_INPUTS },
};

/** {@link INPUTS} with defaults filled in. */
export type ArchiveInputs = InputsOf<typeof INPUTS>;

/** Where the archive keeps the records of runs. */
export const RECORDS = ".rampart/archives/";

/** What of an archive is a transfer: everything that is copied is verified as transfers are. */
export function transferInputsOf(inputs: ArchiveInputs): TransferInputs {
  const { archivePrefix, archiveRegion, archiveBucket, coldClass, olderThan, ...rest } = inputs;
  return {
    ...rest,
    ...optional("destinationEndpoint", inputs.archiveEndpoint),
    ...optional("destinationOwner", inputs.archiveOwner),
    ...optional("destinationProfile", inputs.archiveProfile),
    ...optional("destinationAccessKeyId", inputs.archiveAccessKeyId),
    ...optional("destinationSecretAccessKey", inputs.archiveSecretAccessKey),
    ...optional("destinationSessionToken", inputs.archiveSessionToken),
    destinationBucket: archiveBucket,
    destinationRegion: archiveRegion,
    destinationPrefix: archivePrefix,
    storageClass: coldClass,
    // What is there already may be in another class, and under no hold.
    onConflict: "fail",
    checksum: "sha256",
    copyMode: "auto",
    batchGibibytes: 64,
    recordsPrefix: RECORDS,
  };
}

function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: string });
}

/**
 * The moment that backups have to be older than.
 *
 * @throws {InputError} if `olderThan` is no duration.
 */
export function limitOf({ olderThan }: ArchiveInputs, now: Date): Date {
  try {
    return new Date(now.getTime() - parseDuration(olderThan) * 1000);
  } catch (error) {
    if (!(error instanceof UnitError)) throw error;
    throw new InputError(`input olderThan: ${error.message}`, { advice: "Write it as 90d." });
  }
}

/** @throws {InputError} if the inputs contradict one another. */
export function refuseContradiction(inputs: ArchiveInputs): void {
  limitOf(inputs, new Date());
  if (inputs.coldClass === "DEEP_ARCHIVE" && inputs.retrieval === "expedited") {
    throw new InputError("input retrieval: DEEP_ARCHIVE cannot be retrieved expedited", {
      advice: "Use standard or bulk, or the class GLACIER.",
    });
  }
}
