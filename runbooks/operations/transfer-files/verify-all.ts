import type { Batch, Batches } from "./batches.ts";
import { type BatchResult, notAll } from "./copy-batch.ts";
import { type ListedObject, listObjects } from "./listing.ts";
import { headOf } from "./object.ts";
import { type Planned, readRecord, writeRecord } from "./records.ts";
import type { Transferred } from "./transfer-object.ts";
import type { Work } from "./work.ts";

/** What is at the destination when all is done. */
export type Verified = {
  readonly objects: number;
  readonly bytes: number;
  /** The list of the records that hold the checksum of each object. */
  readonly manifest: { readonly key: string; readonly sha256: string };
};

export const MANIFEST = "manifest.jsonl";

/**
 * Looks at the destination once more, for all objects of all batches, and writes the manifest of their checksums.
 *
 * @throws {Error} naming the objects that are not there as they were written.
 */
export async function verifyAll(
  work: Work,
  { batches }: Pick<Batches, "batches">,
  resultOf: (batch: Batch) => BatchResult,
): Promise<Verified> {
  const find = inOrder(work);
  const failed: { key: string; because: string }[] = [];
  let [count, bytes] = [0, 0];
  const manifest: unknown[] = [heading(work)];
  for (const batch of batches) {
    const { record, ...result } = resultOf(batch);
    for (const line of await readRecord(work, record)) {
      const { key, size, etag } = line as Transferred;
      const there = await find(key);
      if (there === undefined) failed.push({ key, because: "it is not there any more" });
      else if (there.size !== size || there.etag !== etag) {
        failed.push({ key, because: "somebody changed it since it was transferred" });
      } else {
        count += 1;
        bytes += there.size;
      }
    }
    manifest.push({ ...record, objects: result.objects, bytes: result.bytes });
  }
  if (failed.length > 0) throw new Error(notAll("as they were transferred", count + failed.length, failed));
  const record = await writeRecord(work, MANIFEST, manifest);
  return { objects: count, bytes, manifest: { ...record } };
}

function heading({ sides, inputs }: Work): unknown {
  return { source: sides.source.name, destination: sides.destination.name, checksum: inputs.checksum };
}

/**
 * Finds objects of the destination by one walk over its listing, for keys that come in the order of their bytes.
 * A service that lists in another order is asked for each key that was not met.
 */
function inOrder(work: Work): (key: string) => Promise<Pick<Planned, "size" | "etag"> | undefined> {
  const listing = listObjects(work.sides.destination, work);
  let current: ListedObject | undefined;
  let isAtEnd = false;
  return async (key) => {
    while (!isAtEnd && (current === undefined || isBefore(current.key, key))) {
      const { value, done } = await listing.next();
      current = done === true ? undefined : value;
      isAtEnd = done === true;
    }
    if (current?.key === key) return current;
    return await headOf(work.sides.destination, key, work);
  };
}

function isBefore(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
}
