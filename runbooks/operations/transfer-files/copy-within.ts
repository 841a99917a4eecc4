import { createHash } from "node:crypto";
import { type CompletedPart, CopyObjectCommand, UploadPartCopyCommand } from "@aws-sdk/client-s3";
import { attributesOf, storage } from "./attributes.ts";
import type { Condition } from "./condition.ts";
import { refuseParts, type Written } from "./copy-streamed.ts";
import { compositeOf } from "./digest.ts";
import { rangeOf } from "./layout.ts";
import { uploadInParts } from "./multipart.ts";
import type { StoredObject } from "./object.ts";
import { cut } from "./read.ts";
import { withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import { destinationKey, type Work } from "./work.ts";

/** Has the service copy `source` by itself: its bytes never come here. */
export async function copyWithin(
  work: Work,
  key: string,
  source: StoredObject,
  condition: Condition,
): Promise<Written> {
  const layout = await cut(work, key, source);
  const target = destinationKey(work, key);
  const { client } = work.sides.destination;
  const from = {
    CopySource: `${work.sides.source.bucket}/${key.split("/").map(encodeURIComponent).join("/")}`,
    CopySourceIfMatch: source.etag,
    ExpectedSourceBucketOwner: work.sides.source.owner,
  };
  if (layout.parts === 1) {
    await work.limit.take(source.size, work.signal);
    const { CopyObjectResult: copied, VersionId: version } = await withRetry(
      async () =>
        await client.send(
          new CopyObjectCommand({
            ...at(work.sides.destination),
            ...from,
            Key: target,
            MetadataDirective: "COPY",
            TaggingDirective: "COPY",
            ...(work.inputs.checksum === "sha256" ? { ChecksumAlgorithm: "SHA256" as const } : {}),
            ...storage(work),
            ...condition,
          }),
          { abortSignal: work.signal },
        ),
      work,
    );
    return { answer: { etag: copied?.ETag, version }, digests: undefined, evidence: "service" };
  }
  refuseParts(work);
  const sha256: string[] = [];
  const md5: string[] = [];
  const attributes = await attributesOf(work, key, source);
  const answer = await uploadInParts(work, target, attributes, condition, async (upload) => {
    const parts: CompletedPart[] = [];
    for (let number = 1; number <= layout.parts; number += 1) {
      const { first, last } = rangeOf(layout, number, source.size);
      await work.limit.take(last - first + 1, work.signal);
      const { CopyPartResult: copied } = await withRetry(
        async () =>
          await client.send(
            new UploadPartCopyCommand({
              ...at(work.sides.destination),
              ...from,
              Key: target,
              UploadId: upload,
              PartNumber: number,
              CopySourceRange: `bytes=${first}-${last}`,
            }),
            { abortSignal: work.signal },
          ),
        work,
      );
      parts.push({ PartNumber: number, ETag: copied?.ETag, ChecksumSHA256: copied?.ChecksumSHA256 });
      if (copied?.ChecksumSHA256 !== undefined) sha256.push(copied.ChecksumSHA256);
      md5.push(copied?.ETag?.replaceAll('"', "") ?? "");
    }
    return parts;
  });
  if (sha256.length < layout.parts) return { answer, digests: undefined, evidence: "service" };
  return { answer, digests: { sha256: compositeOf(sha256), etag: etagOf(md5) }, evidence: "service" };
}

function etagOf(parts: readonly string[]): string {
  const all = createHash("md5");
  for (const part of parts) all.update(part, "hex");
  return `${all.digest("hex")}-${parts.length}`;
}
