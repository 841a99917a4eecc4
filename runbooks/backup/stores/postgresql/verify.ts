import type { Check, ReadContext } from "@rampart/runbook";
import type { Restored } from "../store.ts";
import { type Session, withSession } from "./connect.ts";
import { markerIn, placesOf } from "./folder.ts";
import { socketOf } from "./restore.ts";
import { complaintsIn, serverState } from "./server.ts";
import type { Settings } from "./settings.ts";

interface Standing {
  readonly recovers: boolean;
  readonly timeline: number;
  /** Milliseconds since 1970 of the last commit that was replayed; null if there was none. */
  readonly replayed: number | null;
}

/** Whether a restored server serves the moment that was wanted, and all of its tables and indexes can be read. */
export async function verify(
  settings: Settings,
  restored: Restored,
  { signal }: ReadContext,
): Promise<Check> {
  const places = placesOf(settings.restoreInto, restored.name);
  const marker = await markerIn(places);
  if (typeof marker === "string" || serverState(places.data).is !== "ready") {
    return { passes: false, value: `no server takes connections: ${complaintsIn(places.log)}` };
  }
  const objective = `takes writes, on a timeline of its own, with nothing later than ${marker.moment}`;
  const socket = socketOf(settings, restored);
  const standing = await withSession({ ...socket, database: settings.database }, signal, standingOf);
  const problems: string[] = [];
  if (standing.recovers) problems.push("it is still recovering");
  if (standing.timeline <= (marker.timeline ?? 0))
    problems.push(`it is still on timeline ${standing.timeline}`);
  const { replayed } = standing;
  if (replayed !== null && replayed > Date.parse(marker.moment)) {
    problems.push(`it has data of ${new Date(replayed).toISOString()}`);
  }
  if (problems.length > 0) return { passes: false, value: problems.join("; "), objective };
  const databases = await withSession({ ...socket, database: settings.database }, signal, databasesOf);
  let [tables, indexes] = [0, 0];
  for (const database of databases) {
    const seen = await withSession({ ...socket, database }, signal, readAll);
    tables += seen.tables;
    indexes += seen.indexes;
    problems.push(...seen.problems.map((problem) => `${database}: ${problem}`));
  }
  if (problems.length > 0) return { passes: false, value: problems.slice(0, 5).join("; "), objective };
  const last = replayed === null ? "nothing newer than the base backup" : new Date(replayed).toISOString();
  const checked = indexes === 0 ? "" : `, ${indexes} indexes were checked`;
  return {
    passes: true,
    value: `timeline ${standing.timeline}, last commit ${last}; ${tables} tables in ${databases.length} databases were read${checked}`,
    objective,
  };
}

async function standingOf(session: Session): Promise<Standing> {
  const [row] = await session.ask<{ recovers: boolean; file: string | null; replayed: string | null }>(
    `SELECT pg_is_in_recovery() AS recovers,
       CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_walfile_name(pg_current_wal_lsn()) END AS file,
       floor(extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000)::text AS replayed`,
  );
  return {
    recovers: row?.recovers ?? true,
    timeline: Number.parseInt(row?.file?.slice(0, 8) ?? "0", 16),
    replayed: row?.replayed == null ? null : Number(row.replayed),
  };
}

async function databasesOf(session: Session): Promise<readonly string[]> {
  const rows = await session.ask<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datallowconn ORDER BY datname",
  );
  return rows.map(({ datname }) => datname);
}

interface Read {
  readonly tables: number;
  readonly indexes: number;
  readonly problems: readonly string[];
}

/** Reads every page of every table; where amcheck is at hand, looks at heaps and B-trees, too. */
async function readAll(session: Session): Promise<Read> {
  const problems: string[] = [];
  await session.ask("SET statement_timeout = 0");
  const tables = await session.ask<{ name: string; oid: number }>(
    `SELECT c.oid::regclass::text AS name, c.oid::int8::int AS oid FROM pg_class c
     WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p' AND c.relispopulated ORDER BY c.oid`,
  );
  for (const { name } of tables) {
    await session.ask(`SELECT count(*) FROM ONLY ${name}`).catch((error: unknown) => {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  return { tables: tables.length, indexes: await checkIndexes(session, problems), problems };
}

const INDEXES = `
  SELECT c.oid::regclass::text AS name, c.oid::text AS oid
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
  WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisready AND i.indisvalid`;

async function checkIndexes(session: Session, problems: string[]): Promise<number> {
  const [available] = await session.ask("SELECT FROM pg_available_extensions WHERE name = 'amcheck'");
  if (available === undefined) return 0;
  const indexes = await session.ask<{ name: string; oid: string }>(INDEXES);
  // Taken back in the end: what is restored stays as it was.
  await session.ask("BEGIN");
  await session.ask("CREATE EXTENSION IF NOT EXISTS amcheck");
  for (const { name, oid } of indexes) {
    await session.ask("SAVEPOINT one");
    await session.ask("SELECT bt_index_check($1::oid::regclass)", [oid]).catch(async (error: unknown) => {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      await session.ask("ROLLBACK TO one");
    });
  }
  await session.ask("ROLLBACK");
  return indexes.length;
}
