import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import type { TransferInputs } from "./inputs.ts";

/** A bucket, and who asks it. */
export interface Side {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  /** For people: `s3://bucket/prefix at https://…`. */
  readonly name: string;
  /** Account that has to own the bucket; each request says so. */
  readonly owner: string | undefined;
}

/** Both ends of a transfer. */
export interface Sides extends Disposable {
  readonly source: Side;
  readonly destination: Side;
  /** Whether the service copies by itself. */
  readonly isServerSide: boolean;
}

/** Nothing said and nothing heard for so long: the connection is dead. A limit of bytes a second never waits as long. */
const SILENCE_MILLISECONDS = 120_000;

/** Connects to both ends. Retries are ours (see retry.ts), so that there is one count of them and one clock. */
export function connect(inputs: TransferInputs): Sides {
  const source: Side = {
    bucket: inputs.sourceBucket,
    prefix: inputs.sourcePrefix,
    owner: inputs.sourceOwner,
    name: nameOf(inputs.sourceBucket, inputs.sourcePrefix, inputs.sourceEndpoint),
    client: new S3Client({
      ...connection(inputs.sourceRegion, inputs.sourceEndpoint),
      ...signIn(
        inputs.sourceProfile,
        inputs.sourceAccessKeyId,
        inputs.sourceSecretAccessKey,
        inputs.sourceSessionToken,
      ),
    }),
  };
  const destination: Side = {
    bucket: inputs.destinationBucket,
    prefix: inputs.destinationPrefix,
    owner: inputs.destinationOwner,
    name: nameOf(inputs.destinationBucket, inputs.destinationPrefix, inputs.destinationEndpoint),
    client: new S3Client({
      ...connection(inputs.destinationRegion, inputs.destinationEndpoint),
      ...signIn(
        inputs.destinationProfile,
        inputs.destinationAccessKeyId,
        inputs.destinationSecretAccessKey,
        inputs.destinationSessionToken,
      ),
      // A service that keeps no SHA-256 may not know the checksum headers at all.
      ...(inputs.checksum === "md5" ? { requestChecksumCalculation: "WHEN_REQUIRED" as const } : {}),
    }),
  };
  return {
    source,
    destination,
    isServerSide: inputs.copyMode === "server-side" || (inputs.copyMode === "auto" && isOneService(inputs)),
    [Symbol.dispose]: () => {
      source.client.destroy();
      destination.client.destroy();
    },
  };
}

function connection(region: string, endpoint: string | undefined): S3ClientConfig {
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: SILENCE_MILLISECONDS },
  };
}

function signIn(
  profile: string | undefined,
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
  sessionToken: string | undefined,
): S3ClientConfig {
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return {
      credentials: {
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
      },
    };
  }
  return profile === undefined ? {} : { profile };
}

function isOneService(inputs: TransferInputs): boolean {
  return (
    inputs.sourceEndpoint === inputs.destinationEndpoint &&
    inputs.sourceProfile === inputs.destinationProfile &&
    inputs.sourceAccessKeyId === inputs.destinationAccessKeyId
  );
}

/** A place for people. */
export function nameOf(bucket: string, prefix: string, endpoint: string | undefined): string {
  return `s3://${bucket}/${prefix}${endpoint === undefined ? "" : ` at ${new URL(endpoint).host}`}`;
}

/** What every request to `side` begins with. */
export function at(side: Side): { Bucket: string; ExpectedBucketOwner: string | undefined } {
  return { Bucket: side.bucket, ExpectedBucketOwner: side.owner };
}
