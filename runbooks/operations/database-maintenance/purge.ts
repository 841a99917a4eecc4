import type { StepContext } from "@rampart/runbook";
import type { Database } from "./database.ts";
import { gaveWay, timedOut } from "./errors.ts";
import { giveWay } from "./give-way.ts";
import type { Inputs } from "./inputs.ts";
import type { PurgeItem } from "./purge-rules.ts";
import { shown } from "./sql/names.ts";
import {
  type ArchivePlace,
  anyDue,
  type BatchRow,
  countDue,
  purgeBatch,
  restoreBatch,
} from "./sql/retention.ts";

type Context = StepContext<Inputs, Database>;

/** What a step has purged: of a resumed one, since it was resumed. */
export type Purged = {
  readonly rows: number;
  readonly batches: number;
  /** The latest time of a purged row, as its column has it. */
  readonly newest: string | null;
};

/** Before a batch that gave way, or one that found only rows that others hold, is tried again. */
const RETRY_WAIT = 500;

/** Where the rows of `item` go in this run. */
export function placeOf({ archive }: PurgeItem, run: string): ArchivePlace | undefined {
  return archive === null ? undefined : { ...archive, run };
}

/**
 * Deletes what is due, batch by batch, each in a transaction of its own, so that it may be cut off anywhere and begun
 * again. A batch takes no longer than a lock may be waited for: nobody waits longer than that for a row it holds.
 *
 * @throws {Error} if rows that are due are held by others for longer than a transaction may last.
 */
export async function purge(item: PurgeItem, context: Context): Promise<Purged> {
  const { clients: database, inputs, clock, signal, run } = context;
  const { settings } = database;
  const burden = { lagLimits: settings.lagLimits, maxWaiting: inputs.maxWaitingSessions };
  const surroundings = { database, clock, signal, log: context.log };
  const place = placeOf(item, run.id);
  const total = await rowsDue(item, context);
  if (!item.isIndexed && total > inputs.batchRows) {
    context.log(
      `no index begins with ${item.column}: each batch reads ${shown(item.table)} from its beginning`,
    );
  }
  let [rows, batches, limit] = [0, 0, inputs.batchRows];
  let newest: string | null = null;
  let lastProgress = clock.elapsed();
  for (;;) {
    lastProgress += await giveWay(surroundings, burden);
    const batch = await tryBatch(item, limit, place, context);
    if (typeof batch === "object" && batch.rows > 0) {
      rows += batch.rows;
      batches += 1;
      newest = batch.newest;
      lastProgress = clock.elapsed();
      context.progress(rows, Math.max(total, rows), "rows");
      await clock.sleep(inputs.pauseMilliseconds, signal);
      continue;
    }
    if (typeof batch === "object" && !(await isAnyDue(item, context))) {
      await database.publishStatistics(signal);
      return { rows, batches, newest };
    }
    if (clock.elapsed() - lastProgress > settings.maxLongestTransaction) throw heldError(item, limit);
    if (batch === "took too long") limit = Math.max(1, Math.floor(limit / 2));
    await clock.sleep(RETRY_WAIT, signal);
  }
}

type Setback = "took too long" | "gave way to another transaction";

async function tryBatch(
  item: PurgeItem,
  limit: number,
  place: ArchivePlace | undefined,
  { clients: database, signal, log }: Context,
): Promise<BatchRow | Setback> {
  const { lockTimeout } = database.settings;
  const limits = { lock: lockTimeout, statement: lockTimeout };
  try {
    const [batch] = await database.ask<BatchRow>(purgeBatch(item, limit, place), signal, limits);
    return batch ?? { rows: 0, newest: null };
  } catch (error) {
    const isLate = timedOut(error);
    if (!isLate && !gaveWay(error)) throw error;
    const setback = isLate ? "took too long" : "gave way to another transaction";
    log(`a batch of ${limit} rows ${setback}`);
    return setback;
  }
}

function heldError({ table, column }: PurgeItem, limit: number): Error {
  return new Error(
    `rows of ${shown(table)} are due, but no batch of ${limit} gets through: other transactions hold them, or finding them takes too long (an index on ${column} helps)`,
  );
}

/** Counting only looks, but may have to read all of a table. */
export async function rowsDue(item: PurgeItem, { clients: database, signal }: Looking): Promise<number> {
  const { lockTimeout, maintenanceTimeout } = database.settings;
  const limits = { lock: lockTimeout, statement: maintenanceTimeout };
  const [row] = await database.ask<{ rows: number }>(countDue(item), signal, limits);
  return row?.rows ?? 0;
}

export async function isAnyDue(item: PurgeItem, { clients: database, signal }: Looking): Promise<boolean> {
  const { lockTimeout, maintenanceTimeout } = database.settings;
  const limits = { lock: lockTimeout, statement: maintenanceTimeout };
  const [row] = await database.ask<{ any: boolean }>(anyDue(item), signal, limits);
  return row?.any === true;
}

type Looking = Pick<Context, "clients" | "signal">;

/** Puts what this run purged back, batch by batch; may be cut off anywhere and begun again. */
export async function restore({ table }: PurgeItem, place: ArchivePlace, context: Context): Promise<void> {
  const { clients: database, inputs, clock, signal } = context;
  let restored = 0;
  for (;;) {
    const [batch] = await database.ask<{ rows: number }>(
      restoreBatch(table, inputs.batchRows, place),
      signal,
    );
    if (batch === undefined || batch.rows === 0) return;
    restored += batch.rows;
    context.log(`put ${restored} rows back into ${shown(table)}`);
    await clock.sleep(inputs.pauseMilliseconds, signal);
  }
}
