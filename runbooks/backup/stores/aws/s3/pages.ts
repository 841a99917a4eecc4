import {
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ObjectStorageClass,
  type ObjectVersionStorageClass,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import { explained } from "../shared/errors.ts";

/** A bucket, or a part of one, to list. */
export interface Listed {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  readonly owner: string | undefined;
}

/** A version of an object, or a mark that it was deleted. */
export interface Version {
  readonly key: string;
  readonly id: string;
  readonly modified: Date;
  readonly isDeletion: boolean;
  /** Whether nothing of that key is newer. */
  readonly isLatest: boolean;
  readonly bytes: number;
  readonly etag: string;
  readonly storageClass: ObjectVersionStorageClass | ObjectStorageClass | undefined;
}

/** All versions and deletions under a prefix, key by key, each from the newest to the oldest. */
export async function* versionsOf(
  { client, bucket, prefix, owner }: Listed,
  { signal }: Pick<ReadContext, "signal">,
): AsyncGenerator<Version> {
  let marker: { KeyMarker?: string; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const command = new ListObjectVersionsCommand({
      Bucket: bucket,
      Prefix: prefix,
      ExpectedBucketOwner: owner,
      // XML cannot hold every key there is.
      EncodingType: "url",
      ...marker,
    });
    const page = await explained("s3:ListBucketVersions", client.send(command, { abortSignal: signal }));
    const found: Version[] = [
      ...(page.Versions ?? []).map((one) => ({
        key: decoded(one.Key ?? "", page.EncodingType),
        id: one.VersionId ?? "null",
        modified: one.LastModified ?? new Date(0),
        isDeletion: false,
        isLatest: one.IsLatest === true,
        bytes: one.Size ?? 0,
        etag: one.ETag ?? "",
        storageClass: one.StorageClass,
      })),
      ...(page.DeleteMarkers ?? []).map((one) => ({
        key: decoded(one.Key ?? "", page.EncodingType),
        id: one.VersionId ?? "null",
        modified: one.LastModified ?? new Date(0),
        isDeletion: true,
        isLatest: one.IsLatest === true,
        bytes: 0,
        etag: "",
        storageClass: undefined,
      })),
    ];
    // Versions and deletions come as two lists, each in the order of the bucket.
    yield* found.toSorted(
      (one, other) =>
        compareKeys(one.key, other.key) ||
        other.modified.getTime() - one.modified.getTime() ||
        Number(other.isLatest) - Number(one.isLatest),
    );
    if (page.IsTruncated !== true || page.NextKeyMarker === undefined) return;
    marker = {
      KeyMarker: decoded(page.NextKeyMarker, page.EncodingType),
      VersionIdMarker: page.NextVersionIdMarker,
    };
  }
}

/** An object as a listing has it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
}

/** All objects under a prefix, in the order of their keys. */
export async function* objectsOf(
  { client, bucket, prefix, owner }: Listed,
  { signal }: Pick<ReadContext, "signal">,
): AsyncGenerator<ListedObject> {
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ExpectedBucketOwner: owner,
      EncodingType: "url",
      ContinuationToken: token,
    });
    const page = await explained("s3:ListBucket", client.send(command, { abortSignal: signal }));
    for (const { Key: key, Size: bytes } of page.Contents ?? []) {
      if (key !== undefined) yield { key: decoded(key, page.EncodingType), bytes: bytes ?? 0 };
    }
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** S3 orders keys by the bytes of their UTF-8, which is not the order of JavaScript's strings. */
export function compareKeys(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** A key of a listing that may be URL-encoded, in which a space may be a plus sign. */
function decoded(key: string, encoding: string | undefined): string {
  return encoding === "url" ? decodeURIComponent(key.replaceAll("+", " ")) : key;
}
