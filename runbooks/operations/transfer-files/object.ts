import { HeadObjectCommand, type HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import { type Patience, statusOf, withRetry } from "./retry.ts";
import { at, type Side } from "./sides.ts";

/** Checksums of an object in base64, by the names that S3 has for their algorithms. */
type Checksums = { readonly [Algorithm in "SHA256" | "SHA1" | "CRC32" | "CRC32C" | "CRC64NVME"]?: string };

/** What a service says of an object. */
export interface StoredObject {
  readonly size: number;
  /** With its quotes. */
  readonly etag: string;
  readonly version: string | undefined;
  /** Checksums in base64 by algorithm, without the number of parts. */
  readonly checksums: Checksums;
  /** Whether the checksums are over those of the parts. */
  readonly isComposite: boolean;
  /** Parts it was uploaded in, as its ETag says. */
  readonly parts: number;
  /** MD5 in hexadecimal of its bytes, or of the MD5s of its parts; undefined where the ETag is something else. */
  readonly md5: string | undefined;
  readonly head: HeadObjectCommandOutput;
}

/** Asks for an object; undefined where there is none. `ifMatch` is the ETag it has to have. */
export async function headOf(
  side: Side,
  key: string,
  patience: Patience,
  { ifMatch, version }: { readonly ifMatch?: string; readonly version?: string | undefined } = {},
): Promise<StoredObject | undefined> {
  try {
    const head = await withRetry(
      async () =>
        await side.client.send(
          new HeadObjectCommand({
            ...at(side),
            Key: key,
            ChecksumMode: "ENABLED",
            IfMatch: ifMatch,
            VersionId: version,
          }),
          { abortSignal: patience.signal },
        ),
      patience,
    );
    return storedObject(head);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function storedObject(head: HeadObjectCommandOutput): StoredObject {
  const etag = head.ETag ?? "";
  const [, md5, parts] = /^"?([0-9a-f]{32})(?:-(\d+))?"?$/.exec(etag) ?? [];
  const checksums = Object.entries({
    SHA256: head.ChecksumSHA256,
    SHA1: head.ChecksumSHA1,
    CRC32: head.ChecksumCRC32,
    CRC32C: head.ChecksumCRC32C,
    CRC64NVME: head.ChecksumCRC64NVME,
  }).flatMap(([algorithm, value]) =>
    value === undefined ? [] : [[algorithm, value.replace(/-\d+$/, "")] as const],
  );
  const wasUploadedInParts = parts !== undefined;
  return {
    size: head.ContentLength ?? 0,
    etag,
    version: head.VersionId,
    checksums: Object.fromEntries(checksums),
    isComposite: head.ChecksumType === "COMPOSITE" || (head.ChecksumType === undefined && wasUploadedInParts),
    parts: Number(parts ?? 1),
    // With a KMS key, or one of the customer, ETags are no MD5s:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
    md5: isEncryptedByKey(head) ? undefined : md5,
    head,
  };
}

function isEncryptedByKey(head: HeadObjectCommandOutput): boolean {
  return head.ServerSideEncryption?.startsWith("aws:kms") === true || head.SSECustomerKeyMD5 !== undefined;
}

/** Whether two objects hold the same bytes, as far as what their services say of them tells. */
export function sameness(one: StoredObject, other: StoredObject): "same" | "different" | "unknown" {
  if (one.size !== other.size) return "different";
  if (one.size === 0) return "same";
  const areCutAlike = one.parts === other.parts && one.isComposite === other.isComposite;
  const areWhole = !one.isComposite && !other.isComposite;
  const theirChecksums = new Map(Object.entries(other.checksums));
  for (const [algorithm, checksum] of Object.entries(one.checksums)) {
    const theirs = theirChecksums.get(algorithm);
    if (theirs === undefined || !(areWhole || areCutAlike)) continue;
    if (checksum === theirs) return "same";
    if (areWhole) return "different";
  }
  if (one.md5 !== undefined && other.md5 !== undefined && one.parts === other.parts) {
    if (one.md5 === other.md5) return "same";
    // As many parts of other sizes give another ETag for the same bytes.
    if (one.parts === 1) return "different";
  }
  return "unknown";
}
