import { PutObjectLegalHoldCommand } from "@aws-sdk/client-s3";
import type { Batch } from "../../operations/transfer-files/batches.ts";
import { doneName, notAll } from "../../operations/transfer-files/copy-batch.ts";
import { headOf } from "../../operations/transfer-files/object.ts";
import { inParallel } from "../../operations/transfer-files/pool.ts";
import { findRecord, type Record, readRecord } from "../../operations/transfer-files/records.ts";
import { withRetry } from "../../operations/transfer-files/retry.ts";
import { at } from "../../operations/transfer-files/sides.ts";
import type { Transferred } from "../../operations/transfer-files/transfer-object.ts";
import type { Work } from "../../operations/transfer-files/work.ts";

const MOST_FAILURES = 10;

/** A version of the archive. */
export interface Archived {
  readonly key: string;
  readonly version?: string;
  readonly etag: string;
  readonly size: number;
  /** As S3 has it: base64, of those of the parts where there are several. */
  readonly sha256?: string;
}

/** The objects of a batch that was copied. */
export async function archivedIn(work: Work, record: Record): Promise<readonly Transferred[]> {
  // The hash in the journal says that they are as they were written.
  return (await readRecord(work, record)) as readonly Transferred[];
}

/** @throws {Error} naming the objects that were not. */
async function forAll<Item extends Archived>(
  work: Work,
  items: readonly Item[],
  done: string,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const { concurrency: limit } = work.inputs;
  const failed = await inParallel(items, { limit, most: MOST_FAILURES, signal: work.signal }, act);
  if (failed.length === 0) return;
  const named = failed.map(({ item, because }) => ({ key: item.key, because }));
  throw new Error(notAll(done, items.length, named));
}

/** Puts the version of each under legal hold, or lifts it; nothing happens to what is so already. */
export async function setHolds(
  work: Work,
  items: readonly Archived[],
  status: "ON" | "OFF",
  progress: (done: number, total: number, unit?: string) => void,
): Promise<void> {
  const { destination } = work.sides;
  let done = 0;
  await forAll(work, items, status === "ON" ? "held" : "released", async ({ key, version }) => {
    await withRetry(
      async () =>
        await destination.client.send(
          new PutObjectLegalHoldCommand({
            ...at(destination),
            Key: key,
            VersionId: version,
            LegalHold: { Status: status },
          }),
          { abortSignal: work.signal },
        ),
      work,
    );
    done += 1;
    progress(done, items.length, "objects");
  });
}

/**
 * Looks at each version of the archive: that it is there, cold, held, and has the checksum that was verified.
 *
 * @throws {Error} naming the objects of which that is not so.
 */
export async function checkHeld(work: Work, items: readonly Archived[], coldClass: string): Promise<void> {
  await forAll(work, items, "safe in the archive", async ({ key, version, etag, sha256 }) => {
    const there = await headOf(work.sides.destination, key, work, { version });
    if (there === undefined) throw new Error("it is gone");
    if (there.etag !== etag || there.checksums.SHA256 !== sha256)
      throw new Error("it is not what was copied");
    const { ObjectLockLegalHoldStatus: hold, StorageClass: stored = "STANDARD" } = there.head;
    if (stored !== coldClass) throw new Error(`it is in class ${stored}`);
    if (hold !== "ON") throw new Error("it is under no legal hold");
  });
}

/**
 * Refuses to take copies back that are under hold: the service would refuse each of them.
 *
 * @throws {Error} saying what stays and how it is released.
 */
export async function refuseHeld(work: Work, batch: Batch, run: string): Promise<void> {
  const done = (await findRecord(work, doneName(batch))) as readonly Transferred[] | undefined;
  let held = 0;
  const { concurrency: limit } = work.inputs;
  const failed = await inParallel(
    done ?? [],
    { limit, most: 1, signal: work.signal },
    async ({ key, version }) => {
      const there = await headOf(work.sides.destination, key, work, { version });
      if (there?.head.ObjectLockLegalHoldStatus === "ON") held += 1;
    },
  );
  const [first] = failed;
  if (first !== undefined) throw first.because;
  if (held === 0) return;
  throw new Error(
    `${held} archived objects are under legal hold and stay. To take them back, release them first, which needs ` +
      `an approval: rampart run backup/archive-release --input archiveRun=${run} …; then undo again.`,
  );
}
