import { DeleteObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import type { Batch, Batches } from "./batches.ts";
import { type BatchResult, notAll } from "./copy-batch.ts";
import { headOf } from "./object.ts";
import { inParallel } from "./pool.ts";
import { findRecord, readRecord, removeRecord, writeRecord } from "./records.ts";
import { statusOf, withRetry } from "./retry.ts";
import { at } from "./sides.ts";
import { isVersion } from "./take-back.ts";
import type { Transferred } from "./transfer-object.ts";
import type { Work } from "./work.ts";

/** What was deleted. */
export type Deleted = { readonly objects: number; readonly bytes: number };

/** A deleted object of the source, and the marker that hides its versions, where versions are kept. */
interface Deletion {
  readonly source: string;
  readonly marker: string | null;
}

const deletedName = ({ name }: Batch): string => `${name}.deleted.jsonl`;

const MOST_FAILURES = 10;

/**
 * Deletes the objects of the source that were transferred. Each is looked at right before, on both sides: it goes only
 * if the destination has what was verified and the source is what was read.
 *
 * @throws {Error} naming the objects that stay.
 */
export async function deleteSource(
  work: Work,
  { batches }: Pick<Batches, "batches">,
  resultOf: (batch: Batch) => BatchResult,
  progress: (done: number, total: number, unit: string) => void,
): Promise<Deleted> {
  const total = batches.reduce((sum, batch) => sum + batch.objects, 0);
  let [count, bytes] = [0, 0];
  for (const batch of batches) {
    const { record, ...result } = resultOf(batch);
    if ((await findRecord(work, deletedName(batch))) === undefined) {
      await deleteBatch(work, batch, (await readRecord(work, record)) as readonly Transferred[]);
    }
    count += result.objects;
    bytes += result.bytes;
    progress(count, total, "objects");
  }
  return { objects: count, bytes };
}

async function deleteBatch(work: Work, batch: Batch, done: readonly Transferred[]): Promise<void> {
  const deletions: Deletion[] = [];
  const failed = await inParallel(
    done,
    { limit: work.inputs.concurrency, most: MOST_FAILURES, signal: work.signal },
    async (object, index) => {
      deletions[index] = { source: object.source, marker: await deleteObject(work, object) };
    },
  );
  if (failed.length > 0) {
    throw new Error(
      notAll(
        "deleted from the source",
        done.length,
        failed.map(({ item, because }) => ({ key: item.source, because })),
      ),
    );
  }
  await writeRecord(work, deletedName(batch), deletions);
}

async function deleteObject(work: Work, transferred: Transferred): Promise<string | null> {
  const { source: key, sourceEtag, key: target, etag } = transferred;
  const { source, destination } = work.sides;
  const there = await headOf(destination, target, work);
  if (there?.etag !== etag) throw new Error("the destination does not have any more what was verified");
  const here = await headOf(source, key, work);
  // Gone already: an earlier try of this step was cut off.
  if (here === undefined) return await markerOf(work, key);
  if (here.etag !== sourceEtag) throw new Error("it was changed at the source since it was transferred");
  try {
    const answer = await withRetry(
      async () =>
        await source.client.send(new DeleteObjectCommand({ ...at(source), Key: key, IfMatch: sourceEtag }), {
          abortSignal: work.signal,
        }),
      work,
    );
    return answer.DeleteMarker === true && isVersion(answer.VersionId) ? answer.VersionId : null;
  } catch (error) {
    if (statusOf(error) === 404) return await markerOf(work, key);
    if (statusOf(error) === 412) {
      throw new Error("it was changed at the source since it was transferred", { cause: error });
    }
    throw error;
  }
}

/** The marker that hides the versions of a deleted object; null where no versions are kept. */
async function markerOf(work: Work, key: string): Promise<string | null> {
  const { source } = work.sides;
  const { DeleteMarkers: markers = [] } = await withRetry(
    async () =>
      await source.client.send(
        // The key itself comes first of all that begin with it.
        new ListObjectVersionsCommand({ ...at(source), Prefix: key, MaxKeys: 1 }),
        { abortSignal: work.signal },
      ),
    work,
  );
  const latest = markers.find(({ IsLatest: isLatest }) => isLatest === true);
  return isVersion(latest?.VersionId) ? latest.VersionId : null;
}

/**
 * Brings the deleted objects back, by taking their delete markers away.
 *
 * @throws {Error} where no versions are kept, so that nothing is left to bring back.
 */
export async function undeleteSource(work: Work, { batches }: Pick<Batches, "batches">): Promise<void> {
  const lost: string[] = [];
  const { source } = work.sides;
  for (const batch of batches) {
    const deletions = ((await findRecord(work, deletedName(batch))) ?? []) as readonly Deletion[];
    const { concurrency: limit } = work.inputs;
    const failed = await inParallel(
      deletions,
      { limit, most: MOST_FAILURES, signal: work.signal },
      async ({ source: key, marker }) => {
        if (marker === null) {
          if ((await headOf(source, key, work)) === undefined) lost.push(key);
          return;
        }
        await withRetry(
          async () =>
            await source.client.send(
              new DeleteObjectCommand({ ...at(source), Key: key, VersionId: marker }),
              { abortSignal: work.signal },
            ),
          work,
        );
      },
    );
    const [first] = failed;
    if (first !== undefined) throw first.because;
  }
  if (lost.length > 0) {
    throw new Error(
      `${lost.length} objects, such as ${JSON.stringify(lost[0])}, were deleted from a bucket that keeps no versions. ` +
        "Transfer them back with a new run whose source is the destination of this one.",
    );
  }
  for (const batch of batches) await removeRecord(work, deletedName(batch));
}
