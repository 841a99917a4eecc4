import type { Fingerprint } from "../store.ts";
import type { Session } from "./connect.ts";
import { NONCE_SCHEMA } from "./nonces.ts";

/** A table, its name written as SQL wants it. */
interface Table {
  readonly name: string;
  /** As the server estimates them; -1 where it was never told. */
  readonly estimate: number;
}

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, c.reltuples::float8 AS estimate
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p' AND c.relispopulated
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', $1)
  ORDER BY 1`;

interface Sum {
  readonly count: string;
  readonly sum: string;
}

const SUM = `
  SELECT count(*)::text AS count,
    coalesce(sum(pg_catalog.hashtextextended(t::text COLLATE "C", 0)::numeric), 0)::text AS sum`;

/** What rows look like as text must not hang on who asks. */
const SAME_TEXT = [
  "SET LOCAL TimeZone = 'UTC'",
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL IntervalStyle = 'postgres'",
  "SET LOCAL extra_float_digits = 1",
  "SET LOCAL bytea_output = 'hex'",
  // A policy must not hide rows.
  "SET LOCAL row_security = off",
  "SET LOCAL statement_timeout = 0",
];

/**
 * Counts the rows of each table as of one moment, and takes a checksum over the contents of those that are not too
 * large: the sum of the hashes of all rows, whatever their order.
 */
export async function fingerprintOf(session: Session, checksumRows: number): Promise<Fingerprint> {
  await session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  for (const setting of SAME_TEXT) await session.ask(setting);
  const counts: Record<string, number> = {};
  const checksums: Record<string, string> = {};
  for (const { name, estimate } of await session.ask<Table>(TABLES, [NONCE_SCHEMA])) {
    if (estimate > checksumRows) {
      const [row] = await session.ask<{ count: string }>(`SELECT count(*)::text AS count FROM ONLY ${name}`);
      counts[name] = Number(row?.count);
      continue;
    }
    const [row] = await session.ask<Sum>(`${SUM} FROM ONLY ${name} t`);
    counts[name] = Number(row?.count);
    checksums[name] = row?.sum ?? "";
  }
  await session.ask("COMMIT");
  return { counts, checksums };
}

/**
 * Counts and checksums of the tables `names` over the rows whose last change is not later than the transaction
 * `transaction`, in the order in which transactions began. Tables with more rows than `checksumRows`, without such a row,
 * or that are not there are left out.
 */
export async function sumsUntil(
  session: Session,
  transaction: string,
  names: readonly string[],
  checksumRows: number,
): Promise<ReadonlyMap<string, string>> {
  await session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  for (const setting of SAME_TEXT) await session.ask(setting);
  const sums = new Map<string, string>();
  for (const { name, estimate } of await session.ask<Table>(TABLES, [NONCE_SCHEMA])) {
    if (estimate > checksumRows || !names.includes(name)) continue;
    const [row] = await session.ask<Sum>(
      `${SUM} FROM ONLY ${name} t WHERE t.xmin::text::bigint <= $1::bigint`,
      [transaction],
    );
    // Nothing says nothing: all of its rows may have been changed since.
    if (row !== undefined && row.count !== "0") sums.set(name, `${row.count} ${row.sum}`);
  }
  await session.ask("COMMIT");
  return sums;
}
