import { type Batch, plannedOf } from "./batches.ts";
import { abortOurUploads, beforeName, doneName, findStanding, notAll } from "./copy-batch.ts";
import { headOf } from "./object.ts";
import { inParallel } from "./pool.ts";
import { type Before, findRecord, type Planned, readRecord, removeRecord } from "./records.ts";
import { isVersion, takeBack } from "./take-back.ts";
import { holdsSame, isAsBefore, type Transferred } from "./transfer-object.ts";
import { destinationKey, type Work } from "./work.ts";

/**
 * Deletes what this run wrote of a batch, finished or not, and nothing else: what was there before is there after.
 *
 * An object stays if its source is gone, because it may be the only one left.
 *
 * @throws {Error} naming the objects that stay, and why.
 */
export async function undoBatch(work: Work, batch: Batch): Promise<void> {
  const standing = await findStanding(work, batch);
  // Without it the batch was never begun, or is undone already.
  if (standing === undefined) return;
  const planned = plannedOf(await readRecord(work, batch.record));
  await abortOurUploads(work, planned, standing);
  const done = (await findRecord(work, doneName(batch))) as readonly Transferred[] | undefined;
  const { concurrency: limit } = work.inputs;
  const failed = await inParallel(
    planned,
    { limit, most: Number.POSITIVE_INFINITY, signal: work.signal },
    async (object, index) => await undoObject(work, object, standing.before[index] ?? null, done?.[index]),
  );
  if (failed.length > 0) {
    throw new Error(
      notAll(
        "taken back",
        planned.length,
        failed.map(({ item, because }) => ({ key: destinationKey(work, item.source), because })),
      ),
    );
  }
  await removeRecord(work, doneName(batch));
  // Last: while it is there, the batch is not undone.
  await removeRecord(work, beforeName(batch));
}

async function undoObject(
  work: Work,
  planned: Planned,
  before: Before,
  done: Transferred | undefined,
): Promise<void> {
  if (done?.action === "already-there") return;
  const key = destinationKey(work, planned.source);
  const there = await headOf(work.sides.destination, key, work);
  if (isAsBefore(there, before)) return;
  const ours = done ?? there;
  if (ours === undefined) return;
  const source = await headOf(work.sides.source, planned.source, work);
  if (source?.etag !== planned.etag) {
    throw new Error("its source is gone or was changed since, so that this may be the only one left");
  }
  if (done === undefined && there !== undefined && !(await holdsSame(work, planned.source, source, there))) {
    throw new Error("it was written since the run began, but nothing proves that by this run");
  }
  if (!isVersion(ours.version) && there?.etag !== ours.etag) {
    throw new Error("somebody else wrote there since");
  }
  await takeBack(work, key, ours);
  const after = await headOf(work.sides.destination, key, work);
  if (!isAsBefore(after, before)) throw new Error("somebody else wrote there as well; what they wrote stays");
}
