import { createHash } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ReadContext } from "@rampart/runbook";
import type { Fingerprint, Nonce, Proofs, Restored } from "../../store.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { objectsOf } from "./pages.ts";
import { originalOf, restoredUnder } from "./restore.ts";
import { nonceKey, restoredKey, type S3Service } from "./service.ts";

/** One object, overwritten by each test: what was restored holds that of the last test before its moment. */
export function objectProofs(service: S3Service): Proofs {
  const { source, bucket, owner } = service;
  const of = { Bucket: bucket, Key: nonceKey(service), ExpectedBucketOwner: owner };
  return {
    writeNonce: async (value, { clock, signal }) => {
      const nonce: Nonce = { value, writtenAt: clock.now().toISOString() };
      const command = new PutObjectCommand({
        ...of,
        Body: JSON.stringify(nonce),
        ContentType: "application/json",
      });
      await explained("s3:PutObject", source.send(command, { abortSignal: signal }));
      return nonce;
    },
    newestNonce: async (where, context) =>
      where === "original"
        ? await nonceAt(source, bucket, of.Key, service, context)
        : await nonceAt(
            service.target,
            service.restoreBucket,
            restoredKey(where.name, of.Key),
            service,
            context,
          ),
    clearNonces: async (before, context) => {
      const nonce = await nonceAt(source, bucket, of.Key, service, context);
      if (nonce === undefined || Date.parse(nonce.writtenAt) >= Date.parse(before)) return;
      await explained(
        "s3:DeleteObject",
        source.send(new DeleteObjectCommand(of), { abortSignal: context.signal }),
      );
    },
    fingerprint: async (where, context) => await fingerprintOf(where, service, context),
  };
}

async function nonceAt(
  client: S3Client,
  bucket: string,
  key: string,
  { owner }: S3Service,
  { signal }: ReadContext,
): Promise<Nonce | undefined> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: owner });
  const answer = await explained(
    "s3:GetObject",
    unlessMissing(client.send(command, { abortSignal: signal }), "NoSuchKey", "NotFound"),
  );
  if (answer === undefined) return undefined;
  const nonce: unknown = JSON.parse((await answer.Body?.transformToString()) ?? "null");
  return isNonce(nonce) ? nonce : undefined;
}

async function fingerprintOf(
  where: Restored | "original",
  service: S3Service,
  context: ReadContext,
): Promise<Fingerprint> {
  const listed = where === "original" ? originalOf(service) : restoredUnder(service, where.name);
  const cut = where === "original" ? 0 : restoredKey(where.name, "").length;
  const sum = createHash("sha256");
  let objects = 0;
  let bytesLeft = service.mostBytes;
  for await (const { key, bytes } of objectsOf(listed, context)) {
    const original = key.slice(cut);
    if (original === nonceKey(service)) continue;
    objects += 1;
    // Keys come in the same order on both sides, so that the same objects are read.
    const isRead = bytes <= bytesLeft;
    if (isRead) bytesLeft -= bytes;
    const contents = isRead ? await digestAt(listed.client, listed.bucket, key, service, context) : "";
    sum.update(`${JSON.stringify([original, bytes, contents])}\n`);
  }
  const name = `${service.bucket}/${service.prefix}`;
  return { counts: { [name]: objects }, checksums: { [name]: `sha256:${sum.digest("hex")}` } };
}

async function digestAt(
  client: S3Client,
  bucket: string,
  key: string,
  { owner }: S3Service,
  { signal }: ReadContext,
): Promise<string> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, ExpectedBucketOwner: owner });
  const { Body: body } = await explained("s3:GetObject", client.send(command, { abortSignal: signal }));
  const digest = createHash("sha256");
  if (body !== undefined) for await (const chunk of body as AsyncIterable<Uint8Array>) digest.update(chunk);
  return digest.digest("hex");
}

function isNonce(value: unknown): value is Nonce {
  return (
    typeof value === "object" &&
    value !== null &&
    "value" in value &&
    typeof value.value === "string" &&
    "writtenAt" in value &&
    typeof value.writtenAt === "string"
  );
}
