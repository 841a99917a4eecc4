import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import { explained, unlessMissing } from "../shared/errors.ts";
import type { Version } from "./pages.ts";
import { restoredKey, type S3Service } from "./service.ts";

/**
 * The most that S3 copies at once.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
const MOST_AT_ONCE = 5 * 1024 ** 3;
const LEAST_PART = 256 * 1024 ** 2;
const MOST_PARTS = 10_000;

/** What a version is copied with; a test makes parts smaller. */
export interface CopyOptions {
  readonly mostAtOnce: number;
  readonly partSize: number;
}

const COPY_OPTIONS: CopyOptions = { mostAtOnce: MOST_AT_ONCE, partSize: LEAST_PART };

/**
 * Copies one version to where it is restored, with its headers, metadata and tags. What is there already is left, and
 * has to be the same.
 */
export async function copyVersion(
  service: S3Service,
  name: string,
  version: Version,
  context: ReadContext,
  options: CopyOptions = COPY_OPTIONS,
): Promise<void> {
  if (version.storageClass === "GLACIER" || version.storageClass === "DEEP_ARCHIVE") {
    throw new Error(
      `${JSON.stringify(version.key)} is archived in ${version.storageClass}: bring this version back first (aws s3api restore-object --version-id ${version.id})`,
    );
  }
  const source = await headOf(service.source, service.bucket, version.key, version.id, service, context);
  if (source === undefined) {
    throw new Error(`version ${version.id} of ${JSON.stringify(version.key)} is gone since it was listed`);
  }
  const key = restoredKey(name, version.key);
  const there = await headOf(service.target, service.restoreBucket, key, undefined, service, context);
  if (there !== undefined) return assertSame(there, source, key, service.restoreBucket);
  await (version.bytes > options.mostAtOnce
    ? copyInParts(service, key, version, source, context, options)
    : copyWhole(service, key, version, context));
  const copied = await headOf(service.target, service.restoreBucket, key, undefined, service, context);
  if (copied === undefined) throw new Error(`${JSON.stringify(key)} was copied, and is not there`);
  assertSame(copied, source, key, service.restoreBucket);
}

/** Where a version is copied from, as the API wants it. */
function sourceOf({ bucket }: S3Service, { key, id }: Version): string {
  return `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}?versionId=${encodeURIComponent(id)}`;
}

function encryption({ kmsKey }: S3Service): { ServerSideEncryption?: "aws:kms"; SSEKMSKeyId?: string } {
  return kmsKey === undefined ? {} : { ServerSideEncryption: "aws:kms", SSEKMSKeyId: kmsKey };
}

async function copyWhole(
  service: S3Service,
  key: string,
  version: Version,
  { signal }: ReadContext,
): Promise<void> {
  const command = new CopyObjectCommand({
    Bucket: service.restoreBucket,
    Key: key,
    CopySource: sourceOf(service, version),
    ExpectedBucketOwner: service.owner,
    ExpectedSourceBucketOwner: service.owner,
    MetadataDirective: "COPY",
    TaggingDirective: "COPY",
    ChecksumAlgorithm: "SHA256",
    IfNoneMatch: "*",
    ...encryption(service),
  });
  await explained("s3:PutObject", service.target.send(command, { abortSignal: signal }));
}

async function copyInParts(
  service: S3Service,
  key: string,
  version: Version,
  source: HeadObjectCommandOutput,
  context: ReadContext,
  options: CopyOptions,
): Promise<void> {
  const { signal } = context;
  const { target, restoreBucket, owner } = service;
  const of = { Bucket: restoreBucket, Key: key, ExpectedBucketOwner: owner };
  const begin = new CreateMultipartUploadCommand({
    ...of,
    ...encryption(service),
    ContentType: source.ContentType,
    CacheControl: source.CacheControl,
    ContentDisposition: source.ContentDisposition,
    ContentEncoding: source.ContentEncoding,
    ContentLanguage: source.ContentLanguage,
    Metadata: source.Metadata,
    Tagging: (source.TagCount ?? 0) > 0 ? await taggingOf(service, version, context) : undefined,
    ChecksumAlgorithm: "SHA256",
    ChecksumType: "COMPOSITE",
  });
  const { UploadId: upload } = await explained("s3:PutObject", target.send(begin, { abortSignal: signal }));
  if (upload === undefined) throw new Error(`S3 gave the upload of ${JSON.stringify(key)} no id`);
  try {
    const partSize = Math.max(options.partSize, Math.ceil(version.bytes / MOST_PARTS));
    const parts: CompletedPart[] = [];
    for (let first = 0; first < version.bytes; first += partSize) {
      const last = Math.min(first + partSize, version.bytes) - 1;
      const number = parts.length + 1;
      const command = new UploadPartCopyCommand({
        ...of,
        ExpectedSourceBucketOwner: owner,
        UploadId: upload,
        PartNumber: number,
        CopySource: sourceOf(service, version),
        CopySourceRange: `bytes=${first}-${last}`,
      });
      const { CopyPartResult: copied } = await explained(
        "s3:PutObject",
        target.send(command, { abortSignal: signal }),
      );
      parts.push({ PartNumber: number, ETag: copied?.ETag, ChecksumSHA256: copied?.ChecksumSHA256 });
    }
    const end = new CompleteMultipartUploadCommand({
      ...of,
      UploadId: upload,
      MultipartUpload: { Parts: parts },
      IfNoneMatch: "*",
    });
    await explained("s3:PutObject", target.send(end, { abortSignal: signal }));
  } catch (error) {
    // A step that is stopped has no time left to ask.
    if (!signal.aborted) {
      const abort = new AbortMultipartUploadCommand({ ...of, UploadId: upload });
      // What it failed of is said; that something is left then is seen in the bucket.
      await explained("s3:AbortMultipartUpload", target.send(abort, { abortSignal: signal })).catch(
        () => undefined,
      );
    }
    throw error;
  }
}

async function taggingOf(
  { source, bucket, owner }: S3Service,
  { key, id }: Version,
  { signal }: ReadContext,
): Promise<string> {
  const command = new GetObjectTaggingCommand({
    Bucket: bucket,
    Key: key,
    VersionId: id,
    ExpectedBucketOwner: owner,
  });
  const { TagSet: tags = [] } = await explained(
    "s3:GetObjectVersionTagging",
    source.send(command, { abortSignal: signal }),
  );
  return tags
    .map(
      ({ Key: name = "", Value: value = "" }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join("&");
}

async function headOf(
  client: S3Service["source"],
  bucket: string,
  key: string,
  version: string | undefined,
  { owner }: S3Service,
  { signal }: ReadContext,
): Promise<HeadObjectCommandOutput | undefined> {
  const command = new HeadObjectCommand({
    Bucket: bucket,
    Key: key,
    VersionId: version,
    ExpectedBucketOwner: owner,
    ChecksumMode: "ENABLED",
  });
  return await explained(
    version === undefined ? "s3:GetObject" : "s3:GetObjectVersion",
    unlessMissing(client.send(command, { abortSignal: signal }), "NotFound", "NoSuchKey", "NoSuchVersion"),
  );
}

/** Compares what both sides say of their bytes; what only one of them says proves nothing. */
function assertSame(
  there: HeadObjectCommandOutput,
  source: HeadObjectCommandOutput,
  key: string,
  bucket: string,
): void {
  const differs =
    there.ContentLength !== source.ContentLength
      ? `${there.ContentLength} bytes instead of ${source.ContentLength}`
      : PROOFS.filter((proof) => {
            const [one, other] = [proof(there), proof(source)];
            return one !== undefined && other !== undefined && one !== other;
          }).length > 0
        ? "another checksum"
        : undefined;
  if (differs === undefined) return;
  throw new Error(
    `s3://${bucket}/${key} has ${differs}: something else was written there, and nothing is overwritten`,
  );
}

const PROOFS: readonly ((head: HeadObjectCommandOutput) => string | undefined)[] = [
  (head) => (head.ChecksumType === "COMPOSITE" ? undefined : head.ChecksumSHA256),
  (head) => (head.ChecksumType === "COMPOSITE" ? undefined : head.ChecksumCRC64NVME),
  // The ETag is the MD5 only of what was put as a whole, and is not encrypted with a key of KMS.
  ({ ETag: etag, ServerSideEncryption: encryptedBy }) =>
    etag === undefined || etag.includes("-") || encryptedBy?.startsWith("aws:kms") === true
      ? undefined
      : `md5 ${etag}`,
];
