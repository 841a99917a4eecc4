import { createHash } from "node:crypto";
import type { ContainerClient } from "@azure/storage-blob";
import type { ReadContext } from "@rampart/runbook";
import type { Fingerprint, Nonce, Proofs, Restored } from "../../store.ts";
import { instant } from "../shared/moments.ts";
import { type BlobStore, NONCES } from "./blob-store.ts";

/** Nonces and checksums of a container. */
export function proofsOf(store: BlobStore): Proofs {
  const { service, container, prefix } = store;
  const folder = `${prefix}${NONCES}`;
  const containerOf = (where: Restored | "original"): ContainerClient =>
    where === "original" ? container : service.getContainerClient(where.name);
  return {
    writeNonce: async (value, { signal }) => {
      // A copy has the time of the copy, so the time of the service goes into the name.
      const { date } = await container.getProperties({ abortSignal: signal });
      const writtenAt = instant(date ?? new Date(0));
      const blob = container.getBlockBlobClient(`${folder}${writtenAt}_${value}`);
      await blob.upload(value, Buffer.byteLength(value), { abortSignal: signal });
      return { value, writtenAt };
    },
    newestNonce: async (where, { signal }) => {
      let newest: Nonce | undefined;
      for (const nonce of await noncesIn(containerOf(where), folder, signal)) {
        if (newest === undefined || nonce.writtenAt >= newest.writtenAt) newest = nonce;
      }
      return newest;
    },
    clearNonces: async (before, { signal }) => {
      for (const { writtenAt, value } of await noncesIn(container, folder, signal)) {
        if (writtenAt >= before) continue;
        await container.deleteBlob(`${folder}${writtenAt}_${value}`, { abortSignal: signal });
      }
    },
    fingerprint: async (where, context) =>
      await fingerprintOf(containerOf(where), container.containerName, prefix, folder, context),
  };
}

async function noncesIn(
  container: ContainerClient,
  folder: string,
  signal: AbortSignal,
): Promise<readonly Nonce[]> {
  const nonces: Nonce[] = [];
  for await (const { name } of container.listBlobsFlat({ prefix: folder, abortSignal: signal })) {
    const [, writtenAt, value] = /^(\d{4}-[^_]+Z)_(.+)$/s.exec(name.slice(folder.length)) ?? [];
    if (writtenAt !== undefined && value !== undefined) nonces.push({ value, writtenAt });
  }
  return nonces;
}

/** Over name, size and MD5 of each blob: nothing is downloaded. */
async function fingerprintOf(
  container: ContainerClient,
  title: string,
  prefix: string,
  folder: string,
  { signal }: ReadContext,
): Promise<Fingerprint> {
  const lines: string[] = [];
  for await (const { name, properties } of container.listBlobsFlat({ prefix, abortSignal: signal })) {
    if (name.startsWith(folder)) continue;
    const { contentLength, contentMD5 } = properties;
    const md5 = contentMD5 === undefined ? "unknown" : Buffer.from(contentMD5).toString("base64");
    lines.push(JSON.stringify([name, contentLength ?? 0, md5]));
  }
  const hash = createHash("sha256");
  for (const line of lines.toSorted()) hash.update(`${line}\n`);
  return { counts: { [title]: lines.length }, checksums: { [title]: hash.digest("hex") } };
}
