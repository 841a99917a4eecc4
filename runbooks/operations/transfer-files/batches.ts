import { amount, objects } from "./amount.ts";
import type { ListedObject } from "./listing.ts";
import { findRecord, type Planned, writeRecord } from "./records.ts";
import { select } from "./selection.ts";
import type { Work } from "./work.ts";

/** What is journalled, resumed and taken back as one. */
export type Batch = {
  /** From 1, with leading zeros. */
  readonly name: string;
  readonly objects: number;
  readonly bytes: number;
  /** Where the list of its objects is. */
  readonly record: { readonly key: string; readonly sha256: string };
  /** A duration. */
  readonly timeout: string;
};

/** All batches of a run. */
export type Batches = {
  readonly objects: number;
  readonly bytes: number;
  readonly batches: readonly Batch[];
};

const LIST = "batches.jsonl";

/** Lists the source, or those `chosen` of it, and writes down what each batch is made of. */
export async function listBatches(
  work: Work,
  log: (message: string) => void,
  chosen: AsyncIterable<ListedObject> = select(work),
): Promise<Batches> {
  const batches: Batch[] = [];
  let planned: Planned[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (planned.length === 0) return;
    const name = String(batches.length + 1).padStart(5, "0");
    const record = await writeRecord(work, `${name}.planned.jsonl`, planned);
    batches.push({
      name,
      objects: planned.length,
      bytes,
      record: { ...record },
      timeout: timeoutOf(work, bytes),
    });
    planned = [];
    bytes = 0;
  };
  const { batchObjects, batchGibibytes } = work.inputs;
  for await (const { key, size, etag } of chosen) {
    if (planned.length > 0 && bytes + size > batchGibibytes * 1024 ** 3) await flush();
    planned.push({ source: key, size, etag });
    bytes += size;
    if (planned.length === batchObjects) await flush();
  }
  await flush();
  await writeRecord(work, LIST, batches);
  const all = sumOf(batches);
  log(`${objects(all.objects)}, ${amount(all.bytes)}, in ${batches.length} batches`);
  return all;
}

/** What an earlier try of {@link listBatches} came to, if it came to its end. */
export async function findBatches(work: Work): Promise<Batches | undefined> {
  const lines = await findRecord(work, LIST);
  return lines === undefined ? undefined : sumOf(lines as readonly Batch[]);
}

/** Names of the records that {@link listBatches} wrote. */
export function recordsOf({ batches }: Batches): readonly string[] {
  return [LIST, ...batches.map(({ name }) => `${name}.planned.jsonl`)];
}

function sumOf(batches: readonly Batch[]): Batches {
  const sum = { objects: 0, bytes: 0 };
  for (const batch of batches) {
    sum.objects += batch.objects;
    sum.bytes += batch.bytes;
  }
  return { ...sum, batches };
}

/** Below this many bytes a second something is wrong. */
const SLOWEST = 1_000_000;

/** Twice what it takes at the slowest, and half an hour for what takes longer than its bytes. */
function timeoutOf({ inputs }: Work, bytes: number): string {
  const seconds = (2 * bytes) / Math.min(inputs.bytesPerSecond ?? SLOWEST, SLOWEST);
  return `${30 + Math.ceil(seconds / 60)}m`;
}

/** The lines of a record of {@link listBatches}. */
export function plannedOf(lines: readonly unknown[]): readonly Planned[] {
  // The hash in the journal says that they are as they were written.
  return lines as readonly Planned[];
}
