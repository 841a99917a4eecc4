import type { ContainerClient } from "@azure/storage-blob";
import { inParallel } from "../../../../operations/transfer-files/pool.ts";
import { type BlobVersion, blobsAsOf } from "./as-of.ts";
import type { BlobStore } from "./blob-store.ts";
import { listed } from "./listing.ts";

/** Metadata of a container that a run made; names have to be identifiers. */
export const MARK = {
  run: "rampart_run",
  moment: "rampart_moment",
  state: "rampart_state",
} as const;

const AT_ONCE = 16;
const MOST_FAILURES = 10;
const MOST_NAMED = 20;

/**
 * Copies the blobs as they were at `moment`; what an earlier try copied is not copied again.
 *
 * @throws {Error} naming the blobs that were not copied.
 */
export async function copyAll(
  store: BlobStore,
  target: ContainerClient,
  moment: string,
  signal: AbortSignal,
  progress: (done: number, total: number, unit?: string) => void,
): Promise<void> {
  const { blobs, refused } = blobsAsOf(await listed(store, signal), moment);
  const [first] = refused;
  if (first !== undefined) {
    const named = [...refused].slice(0, MOST_NAMED).map(([name, because]) => `  ${name}: ${because}`);
    throw new Error([`${refused.size} blobs cannot be copied:`, ...named].join("\n"));
  }
  const there = await copiesIn(target, signal);
  let done = 0;
  const failed = await inParallel(blobs, { limit: AT_ONCE, most: MOST_FAILURES, signal }, async (version) => {
    const source = addressOf(store, version);
    if (there.get(version.name)?.source !== source) await copy(target, version.name, source, signal);
    done += 1;
    progress(done, blobs.length, "blobs");
  });
  if (failed.length === 0) return;
  const named = failed.slice(0, MOST_NAMED).map(({ item, because }) => `  ${item.name}: ${String(because)}`);
  throw new Error([`${failed.length} of ${blobs.length} blobs were not copied:`, ...named].join("\n"));
}

async function copy(
  target: ContainerClient,
  name: string,
  source: string,
  signal: AbortSignal,
): Promise<void> {
  const poller = await target.getBlobClient(name).beginCopyFromURL(source, { abortSignal: signal });
  const { copyStatus } = await poller.pollUntilDone();
  if (copyStatus !== "success") throw new Error(`the copy ended as ${copyStatus ?? "unknown"}`);
}

function addressOf({ container }: BlobStore, { name, versionId }: BlobVersion): string {
  return container.getBlobClient(name).withVersion(versionId ?? "").url;
}

/** A blob of the target container. */
interface Copied {
  /** Address of the version that it was copied of; undefined where it is no finished copy. */
  readonly source: string | undefined;
  readonly size: number;
  readonly md5: string | undefined;
}

async function copiesIn(target: ContainerClient, signal: AbortSignal): Promise<ReadonlyMap<string, Copied>> {
  const there = new Map<string, Copied>();
  for await (const { name, properties } of target.listBlobsFlat({ includeCopy: true, abortSignal: signal })) {
    const { copySource, copyStatus, contentLength = 0, contentMD5 } = properties;
    there.set(name, {
      source: copyStatus === "success" ? copySource : undefined,
      size: contentLength,
      md5: contentMD5 === undefined ? undefined : Buffer.from(contentMD5).toString("base64"),
    });
  }
  return there;
}

/** What of the target container is not as it was at `moment`; each sentence names a blob. */
export async function problemsOfCopies(
  store: BlobStore,
  target: ContainerClient,
  moment: string,
  signal: AbortSignal,
): Promise<{ readonly blobs: number; readonly problems: readonly string[] }> {
  const { blobs, refused } = blobsAsOf(await listed(store, signal), moment);
  const there = await copiesIn(target, signal);
  const problems = [...refused].map(([name, because]) => `${name}: ${because}`);
  for (const { name, size, md5 } of blobs) {
    const copied = there.get(name);
    if (copied === undefined) problems.push(`${name} is missing`);
    else if (copied.size !== size) problems.push(`${name} has ${copied.size} bytes of ${size}`);
    else if (md5 !== undefined && copied.md5 !== md5) problems.push(`${name} has another MD5`);
  }
  const wanted = new Set(blobs.map(({ name }) => name));
  for (const name of there.keys()) if (!wanted.has(name)) problems.push(`${name} was not there then`);
  return { blobs: blobs.length, problems };
}
