import type { Batch, Batches } from "../../operations/transfer-files/batches.ts";
import type { BatchResult } from "../../operations/transfer-files/copy-batch.ts";
import { findRecord, writeRecord } from "../../operations/transfer-files/records.ts";
import type { Work } from "../../operations/transfer-files/work.ts";
import { type Archived, archivedIn } from "./holds.ts";

/** What is in the archive, as the journal keeps it. */
export type Manifest = {
  readonly objects: number;
  readonly bytes: number;
  /** Where the list of the objects is, with the SHA-256 of each. */
  readonly record: { readonly key: string; readonly sha256: string };
};

export const MANIFEST = "manifest.jsonl";

/** Lists every archived object with its version and SHA-256. */
export async function writeManifest(
  work: Work,
  { batches }: Pick<Batches, "batches">,
  resultOf: (batch: Batch) => BatchResult,
): Promise<Manifest> {
  const lines: Archived[] = [];
  for (const batch of batches) {
    for (const { key, version, etag, size, sha256 } of await archivedIn(work, resultOf(batch).record)) {
      if (sha256 === undefined) throw new Error(`${JSON.stringify(key)} has no SHA-256 to prove it by later`);
      lines.push({ key, ...(version === undefined ? {} : { version }), etag, size, sha256 });
    }
  }
  const record = await writeRecord(work, MANIFEST, lines);
  const bytes = lines.reduce((sum, { size }) => sum + size, 0);
  return { objects: lines.length, bytes, record: { ...record } };
}

/** The objects of the manifest of a run; undefined if it has none. */
export async function findManifest(work: Work): Promise<readonly Archived[] | undefined> {
  return (await findRecord(work, MANIFEST)) as readonly Archived[] | undefined;
}
