import { objects } from "./amount.ts";
import { type Batch, plannedOf } from "./batches.ts";
import { abortUpload, uploadsOf } from "./multipart.ts";
import { headOf } from "./object.ts";
import { inParallel } from "./pool.ts";
import { type Before, findRecord, type Planned, readRecord, recordOf, writeRecord } from "./records.ts";
import { type Transferred, transferObject } from "./transfer-object.ts";
import { destinationKey, type Work } from "./work.ts";

/** What became of a batch, as the journal keeps it. */
export type BatchResult = {
  readonly objects: number;
  readonly bytes: number;
  readonly copied: number;
  readonly alreadyThere: number;
  /** Objects whose source says nothing that their bytes could be held against. */
  readonly unproven: number;
  /** Null where a probe found it done. */
  readonly milliseconds: number | null;
  /** Where it stands what became of each object. */
  readonly record: { readonly key: string; readonly sha256: string };
};

/** Where a destination stood before the batch was begun. */
export interface Standing {
  /** For each object of the batch, in its order. */
  readonly before: readonly Before[];
  /** Unfinished uploads to keys of the batch that are not ours. */
  readonly uploads: readonly string[];
}

/** After so many failures in a batch no more of its objects are begun. */
const MOST_FAILURES = 10;

export const doneName = ({ name }: Batch): string => `${name}.done.jsonl`;
export const beforeName = ({ name }: Batch): string => `${name}.before.jsonl`;

/**
 * Transfers the objects of a batch.
 *
 * What is there from an earlier try is found and not written again; uploads that such a try left are thrown away.
 *
 * @throws {Error} naming the objects that were not transferred.
 */
export async function copyBatch(
  work: Work,
  batch: Batch,
  progress: (done: number, total: number, unit: string) => void,
): Promise<BatchResult> {
  const began = work.clock.elapsed();
  const planned = plannedOf(await readRecord(work, batch.record));
  const standing = await findStanding(work, batch);
  const { before } = standing ?? (await writeStanding(work, batch, planned));
  if (standing !== undefined) await abortOurUploads(work, planned, standing);
  const done: Transferred[] = [];
  let bytes = 0;
  const failed = await inParallel(
    planned,
    { limit: work.inputs.concurrency, most: MOST_FAILURES, signal: work.signal },
    async (object, index) => {
      done[index] = await transferObject(work, object, before[index] ?? null);
      bytes += object.size;
      progress(bytes, batch.bytes, "bytes");
    },
  );
  if (failed.length > 0) {
    throw new Error(
      notAll(
        "transferred",
        planned.length,
        failed.map(({ item, because }) => ({ key: item.source, because })),
      ),
    );
  }
  const record = await writeRecord(work, doneName(batch), done);
  return resultOf(done, { ...record }, work.clock.elapsed() - began);
}

/** The result of a batch whose objects are all there as its record says; undefined if it is not finished. */
export async function findDone(work: Work, batch: Batch): Promise<BatchResult | undefined> {
  const lines = await findRecord(work, doneName(batch));
  if (lines === undefined) return undefined;
  const done = lines as readonly Transferred[];
  const differing = await inParallel(
    done,
    { limit: 32, most: 1, signal: work.signal },
    async ({ key, etag }) => {
      const there = await headOf(work.sides.destination, key, work);
      if (there?.etag !== etag) throw new Error(`${key} is not what was written`);
    },
  );
  if (differing.length > 0) return undefined;
  return resultOf(done, recordOf(work, doneName(batch), done), null);
}

function resultOf(
  done: readonly Transferred[],
  record: BatchResult["record"],
  milliseconds: number | null,
): BatchResult {
  let bytes = 0;
  for (const { size } of done) bytes += size;
  const copied = done.filter(({ action }) => action === "copied").length;
  return {
    objects: done.length,
    bytes,
    copied,
    alreadyThere: done.length - copied,
    unproven: done.filter(({ evidence }) => evidence === "none").length,
    milliseconds: milliseconds === null ? null : Math.round(milliseconds),
    record,
  };
}

/** Where the destination stood when the batch was first begun; undefined if it never was. */
export async function findStanding(work: Work, batch: Batch): Promise<Standing | undefined> {
  const lines = await findRecord(work, beforeName(batch));
  if (lines === undefined) return undefined;
  const [uploads, ...before] = lines as readonly [readonly string[], ...Before[]];
  return { uploads, before };
}

/** Written before anything else is: undo and resume tell by it what the run did and what was there. */
async function writeStanding(work: Work, batch: Batch, planned: readonly Planned[]): Promise<Standing> {
  const before: Before[] = planned.map(() => null);
  const { concurrency: limit } = work.inputs;
  const failed = await inParallel(
    planned,
    { limit, most: 1, signal: work.signal },
    async ({ source }, index) => {
      const there = await headOf(work.sides.destination, destinationKey(work, source), work);
      before[index] = there === undefined ? null : { etag: there.etag, version: there.version };
    },
  );
  const [first] = failed;
  if (first !== undefined) throw first.because;
  const keys = keysOf(work, planned);
  const uploads = mayLeaveUploads(work, planned)
    ? (await uploadsOf(work)).filter(({ key }) => keys.has(key))
    : [];
  const standing = { before, uploads: uploads.map(({ upload }) => upload) };
  await writeRecord(work, beforeName(batch), [standing.uploads, ...before]);
  return standing;
}

/** Throws away what earlier tries began to upload; uploads of others stay. */
export async function abortOurUploads(
  work: Work,
  planned: readonly Planned[],
  { uploads }: Standing,
): Promise<number> {
  if (!mayLeaveUploads(work, planned)) return 0;
  const keys = keysOf(work, planned);
  const ours = (await uploadsOf(work)).filter(
    ({ key, upload }) => keys.has(key) && !uploads.includes(upload),
  );
  for (const { key, upload } of ours) await abortUpload(work, key, upload);
  return ours.length;
}

function keysOf(work: Work, planned: readonly Planned[]): ReadonlySet<string> {
  return new Set(planned.map(({ source }) => destinationKey(work, source)));
}

/** Objects that came in parts may be sent in the same, smaller ones. */
function mayLeaveUploads({ partSize }: Work, planned: readonly Planned[]): boolean {
  return planned.some(({ size, etag }) => size > partSize || etag.includes("-"));
}

const MOST_NAMED = 20;

/** What was not done, by name. */
export function notAll(
  done: string,
  total: number,
  failed: readonly { readonly key: string; readonly because: unknown }[],
): string {
  const named = failed.slice(0, MOST_NAMED).map(({ key, because }) => {
    const reason = because instanceof Error ? because.message : String(because);
    return `  ${JSON.stringify(key)}: ${reason}`;
  });
  const more = failed.length > MOST_NAMED ? [`  and ${failed.length - MOST_NAMED} more`] : [];
  return [`${failed.length} of ${objects(total)} not ${done}:`, ...named, ...more].join("\n");
}
