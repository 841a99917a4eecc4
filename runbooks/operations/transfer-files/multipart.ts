import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
} from "@aws-sdk/client-s3";
import { type Attributes, storage } from "./attributes.ts";
import type { Condition } from "./condition.ts";
import { decoded } from "./listing.ts";
import { statusOf, withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import type { Work } from "./work.ts";

/** What the service says it wrote. */
export interface Answer {
  readonly etag: string | undefined;
  readonly version: string | undefined;
}

/** Uploads the parts that `send` sends and makes an object of them. A failure leaves no upload behind. */
export async function uploadInParts(
  work: Work,
  key: string,
  attributes: Attributes,
  condition: Condition,
  send: (upload: string) => Promise<readonly CompletedPart[]>,
): Promise<Answer> {
  const { client } = work.sides.destination;
  const bucket = at(work.sides.destination);
  const proof =
    work.inputs.checksum === "sha256"
      ? { ChecksumAlgorithm: "SHA256" as const, ChecksumType: "COMPOSITE" as const }
      : {};
  const { UploadId: upload } = await withRetry(
    async () =>
      await client.send(
        new CreateMultipartUploadCommand({ ...bucket, Key: key, ...attributes, ...storage(work), ...proof }),
        { abortSignal: work.signal },
      ),
    work,
  );
  if (upload === undefined) throw new Error("the destination gave the upload no id");
  try {
    const parts = await send(upload);
    const { ETag: etag, VersionId: version } = await withRetry(
      async () =>
        await client.send(
          new CompleteMultipartUploadCommand({
            ...bucket,
            Key: key,
            UploadId: upload,
            MultipartUpload: { Parts: [...parts] },
            ...condition,
          }),
          { abortSignal: work.signal },
        ),
      work,
    );
    return { etag, version };
  } catch (error) {
    // A step that is stopped has no time to ask again: what stays is aborted when the run is resumed or undone.
    if (!work.signal.aborted) await abortUpload(work, key, upload);
    throw error;
  }
}

/** Throws an unfinished upload away; does nothing if there is none. */
export async function abortUpload(work: Work, key: string, upload: string): Promise<void> {
  const { destination } = work.sides;
  try {
    await withRetry(
      async () =>
        await destination.client.send(
          new AbortMultipartUploadCommand({ ...at(destination), Key: key, UploadId: upload }),
          { abortSignal: work.signal },
        ),
      work,
    );
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

/** Unfinished uploads under the destination's prefix. */
export async function uploadsOf(work: Work): Promise<readonly { key: string; upload: string }[]> {
  const { destination } = work.sides;
  const found: { key: string; upload: string }[] = [];
  let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await withRetry(
      async () =>
        await destination.client.send(
          new ListMultipartUploadsCommand({
            ...at(destination),
            Prefix: destination.prefix,
            EncodingType: "url",
            ...marker,
          }),
          { abortSignal: work.signal },
        ),
      work,
    );
    for (const { Key: key, UploadId: upload } of page.Uploads ?? []) {
      if (key !== undefined && upload !== undefined) {
        found.push({ key: decoded(key, page.EncodingType), upload });
      }
    }
    if (page.IsTruncated !== true) return found;
    marker = {
      KeyMarker:
        page.NextKeyMarker === undefined ? undefined : decoded(page.NextKeyMarker, page.EncodingType),
      UploadIdMarker: page.NextUploadIdMarker,
    };
  }
}
