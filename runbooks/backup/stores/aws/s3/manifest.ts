import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import { causeOf, explained, isNamed, unlessMissing } from "../shared/errors.ts";
import { manifestKey, type S3Service } from "./service.ts";

/** What a run says of a restore of objects, in the bucket that it restores into. */
export interface Manifest {
  readonly run: string;
  readonly bucket: string;
  readonly prefix: string;
  /** An ISO 8601 instant. */
  readonly moment: string;
  readonly status: "restoring" | "complete";
  readonly objects: number;
  readonly bytes: number;
}

/** The manifest of the restore `name`, or undefined. */
export async function manifestOf(
  { target, restoreBucket, owner }: S3Service,
  name: string,
  { signal }: ReadContext,
): Promise<Manifest | undefined> {
  const command = new GetObjectCommand({
    Bucket: restoreBucket,
    Key: manifestKey(name),
    ExpectedBucketOwner: owner,
  });
  const answer = await explained(
    "s3:GetObject",
    unlessMissing(target.send(command, { abortSignal: signal }), "NoSuchKey", "NotFound"),
  );
  if (answer === undefined) return undefined;
  const text = (await answer.Body?.transformToString()) ?? "";
  const manifest: unknown = JSON.parse(text);
  if (!isManifest(manifest))
    throw new Error(`s3://${restoreBucket}/${manifestKey(name)} is no manifest of a restore`);
  return manifest;
}

/** Writes the first manifest of a restore; false if there is one already. */
export async function beginManifest(
  service: S3Service,
  name: string,
  manifest: Manifest,
  context: ReadContext,
): Promise<boolean> {
  try {
    await put(service, name, manifest, { IfNoneMatch: "*" }, context);
    return true;
  } catch (error) {
    if (isNamed(causeOf(error), "PreconditionFailed")) return false;
    throw error;
  }
}

/** Writes the manifest anew. */
export async function writeManifest(
  service: S3Service,
  name: string,
  manifest: Manifest,
  context: ReadContext,
): Promise<void> {
  await put(service, name, manifest, {}, context);
}

export async function removeManifest(
  { target, restoreBucket, owner }: S3Service,
  name: string,
  { signal }: ReadContext,
): Promise<void> {
  const command = new DeleteObjectCommand({
    Bucket: restoreBucket,
    Key: manifestKey(name),
    ExpectedBucketOwner: owner,
  });
  await explained("s3:DeleteObject", target.send(command, { abortSignal: signal }));
}

async function put(
  { target, restoreBucket, owner, kmsKey }: S3Service,
  name: string,
  manifest: Manifest,
  condition: { readonly IfNoneMatch?: "*" },
  { signal }: ReadContext,
): Promise<void> {
  const command = new PutObjectCommand({
    Bucket: restoreBucket,
    Key: manifestKey(name),
    ExpectedBucketOwner: owner,
    Body: JSON.stringify(manifest),
    ContentType: "application/json",
    ...(kmsKey === undefined ? {} : { ServerSideEncryption: "aws:kms", SSEKMSKeyId: kmsKey }),
    ...condition,
  });
  await explained("s3:PutObject", target.send(command, { abortSignal: signal }));
}

function isManifest(value: unknown): value is Manifest {
  return (
    typeof value === "object" &&
    value !== null &&
    "run" in value &&
    typeof value.run === "string" &&
    "moment" in value &&
    typeof value.moment === "string" &&
    "status" in value &&
    (value.status === "restoring" || value.status === "complete") &&
    "objects" in value &&
    typeof value.objects === "number" &&
    "bytes" in value &&
    typeof value.bytes === "number"
  );
}
