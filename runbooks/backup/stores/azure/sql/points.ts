import type { Database } from "@azure/arm-sql";
import type { RecoveryPoint } from "../../store.ts";
import { unlessMissing } from "../shared/errors.ts";
import { before, instant, MINUTE } from "../shared/moments.ts";
import type { SqlStore } from "./sql-store.ts";

/** https://learn.microsoft.com/azure/azure-sql/database/automated-backups-overview: logs, about every 10 minutes. */
const LOG_INTERVAL: number = 10 * MINUTE;

/** All that a database can be had back from, from the newest to the oldest. */
export async function recoveryPoints(
  store: SqlStore,
  original: Database | undefined,
  now: Date,
  signal: AbortSignal,
): Promise<readonly RecoveryPoint[]> {
  const points = [
    ...(original === undefined ? [] : [livePoint(store, original, now)]),
    ...(await deletedPoints(store, signal)),
    ...(await geoPoints(store, signal)),
    ...(await longTermPoints(store, original?.location ?? store.region, now, signal)),
  ];
  return points.toSorted((one, other) => other.newest.localeCompare(one.newest));
}

function livePoint(store: SqlStore, { earliestRestoreDate, location }: Database, now: Date): RecoveryPoint {
  const newest = before(now, LOG_INTERVAL);
  const isReady = earliestRestoreDate !== undefined && earliestRestoreDate <= newest;
  const obstacle = isReady ? elsewhere(store) : "its first backup is not there yet";
  return {
    id: store.database.id,
    kind: "continuous",
    newest: instant(newest),
    oldest: instant(isReady ? earliestRestoreDate : newest),
    place: `automated backups in ${location}`,
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** A moment can only be restored on the server that the database is, or was, on. */
function elsewhere({ server, targetServer }: SqlStore): string | undefined {
  return server === targetServer
    ? undefined
    : `a moment cannot be restored on another server (${targetServer})`;
}

async function deletedPoints(store: SqlStore, signal: AbortSignal): Promise<readonly RecoveryPoint[]> {
  const points: RecoveryPoint[] = [];
  const { client, database, server, name } = store;
  const list = client.restorableDroppedDatabases.listByServer(database.group, server, {
    abortSignal: signal,
  });
  for await (const dropped of list) {
    if (dropped.databaseName?.toLowerCase() !== name.toLowerCase() || dropped.id === undefined) continue;
    const { deletionDate, earliestRestoreDate } = dropped;
    const obstacle =
      deletionDate === undefined || earliestRestoreDate === undefined
        ? "Azure does not say which moments it has"
        : elsewhere(store);
    points.push({
      id: dropped.id,
      kind: "continuous",
      newest: instant(deletionDate ?? new Date(0)),
      oldest: instant(earliestRestoreDate ?? deletionDate ?? new Date(0)),
      place: `backups of the database deleted at ${deletionDate === undefined ? "?" : instant(deletionDate)}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    });
  }
  return points;
}

async function geoPoints(
  { client, database, server, name }: SqlStore,
  signal: AbortSignal,
): Promise<readonly RecoveryPoint[]> {
  const found = await unlessMissing(
    client.recoverableDatabases.get(database.group, server, name, { abortSignal: signal }),
  );
  const date = found?.lastAvailableBackupDate;
  if (found?.id === undefined || date === undefined) return [];
  const moment = instant(date);
  return [{ id: found.id, kind: "snapshot", newest: moment, oldest: moment, place: "geo-redundant backup" }];
}

async function longTermPoints(
  { client, server, name }: SqlStore,
  location: string | undefined,
  now: Date,
  signal: AbortSignal,
): Promise<readonly RecoveryPoint[]> {
  // Long-term backups are asked for by region; nobody knows that of a database that is gone.
  if (location === undefined) return [];
  const points: RecoveryPoint[] = [];
  const list = client.longTermRetentionBackups.listByDatabase(location, server, name, {
    abortSignal: signal,
  });
  for await (const { id, backupTime, backupExpirationTime } of list) {
    if (id === undefined || backupTime === undefined) continue;
    const moment = instant(backupTime);
    const isExpired = backupExpirationTime !== undefined && backupExpirationTime <= now;
    points.push({
      id,
      kind: "snapshot",
      newest: moment,
      oldest: moment,
      place: `long-term backup in ${location}`,
      ...(isExpired ? { obstacle: `it expired at ${instant(backupExpirationTime)}` } : {}),
    });
  }
  return points;
}
