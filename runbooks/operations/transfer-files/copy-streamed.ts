import { type CompletedPart, PutObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3";
import { attributesOf, storage } from "./attributes.ts";
import type { Condition } from "./condition.ts";
import type { Digests, Evidence } from "./digest.ts";
import { type Answer, uploadInParts } from "./multipart.ts";
import type { StoredObject } from "./object.ts";
import { cut, readParts } from "./read.ts";
import { withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import { destinationKey, type Work } from "./work.ts";

/** What was written, as far as it is known here. */
export interface Written {
  readonly answer: Answer;
  /** What the destination has to have; absent where the service copied and said nothing. */
  readonly digests: Pick<Digests, "sha256" | "etag"> | undefined;
  /** What the bytes were held against. */
  readonly evidence: Evidence;
}

/** Reads `source` and writes it to the destination, a part at a time. */
export async function copyStreamed(
  work: Work,
  key: string,
  source: StoredObject,
  condition: Condition,
): Promise<Written> {
  const layout = await cut(work, key, source);
  if (layout.parts === 1) return await putWhole(work, key, source, condition);
  refuseParts(work);
  const target = destinationKey(work, key);
  const { client } = work.sides.destination;
  let read: Awaited<ReturnType<typeof readParts>> | undefined;
  const attributes = await attributesOf(work, key, source);
  const answer = await uploadInParts(work, target, attributes, condition, async (upload) => {
    const parts: CompletedPart[] = [];
    read = await readParts(work, key, source, layout, async (part, number, sha256) => {
      const { ETag } = await withRetry(
        async () =>
          await client.send(
            new UploadPartCommand({
              ...at(work.sides.destination),
              Key: target,
              UploadId: upload,
              PartNumber: number,
              Body: part,
              ChecksumAlgorithm: "SHA256",
              ChecksumSHA256: sha256,
            }),
            { abortSignal: work.signal },
          ),
        work,
      );
      parts.push({ PartNumber: number, ETag, ChecksumSHA256: sha256 });
    });
    return parts;
  });
  return { answer, digests: read?.digests, evidence: read?.evidence ?? "none" };
}

async function putWhole(
  work: Work,
  key: string,
  source: StoredObject,
  condition: Condition,
): Promise<Written> {
  const { client } = work.sides.destination;
  const attributes = await attributesOf(work, key, source);
  const layout = { parts: 1, partSize: Math.max(1, source.size) };
  let whole: Buffer = Buffer.alloc(0);
  const { digests, evidence } = await readParts(work, key, source, layout, async (part) => {
    whole = part;
  });
  const proof =
    work.inputs.checksum === "sha256"
      ? { ChecksumAlgorithm: "SHA256" as const, ChecksumSHA256: digests.sha256 }
      : { ContentMD5: Buffer.from(digests.wholeMd5, "hex").toString("base64") };
  const { ETag: etag, VersionId: version } = await withRetry(
    async () =>
      await client.send(
        new PutObjectCommand({
          ...at(work.sides.destination),
          Key: destinationKey(work, key),
          Body: whole,
          ContentLength: whole.length,
          ...attributes,
          ...storage(work),
          ...condition,
          ...proof,
        }),
        { abortSignal: work.signal },
      ),
    work,
  );
  return { answer: { etag, version }, digests, evidence };
}

/** @throws {Error} where parts would leave nothing to verify with. */
export function refuseParts({ inputs }: Work): void {
  if (inputs.checksum === "md5") {
    throw new Error(
      "it is too large for one part, and several have no MD5 to verify: give a larger part size, or use SHA-256",
    );
  }
}
