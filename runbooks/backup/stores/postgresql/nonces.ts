import type { Nonce } from "../store.ts";
import type { Session } from "./connect.ts";

/** Keeps the nonces of tests apart from everybody's data. */
export const NONCE_SCHEMA = "rampart_restore_test";

const TABLE = `${NONCE_SCHEMA}.nonce`;
const INSTANT = `to_char(written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Writes a nonce; one that is there already stays as it is. */
export async function writeNonce(session: Session, value: string): Promise<Nonce> {
  await session.ask("SET synchronous_commit = on");
  await session.ask(`CREATE SCHEMA IF NOT EXISTS ${NONCE_SCHEMA}`);
  await session.ask(
    `CREATE TABLE IF NOT EXISTS ${TABLE} (
       value text PRIMARY KEY, written_at timestamptz NOT NULL DEFAULT clock_timestamp(), is_confirmed boolean NOT NULL
     )`,
  );
  await session.ask(`INSERT INTO ${TABLE} (value, is_confirmed) VALUES ($1, false) ON CONFLICT DO NOTHING`, [
    value,
  ]);
  // Its time is taken once it is committed, and one more commit comes later: a backup with any commit from then on holds
  // the nonce for certain, and there is such a commit even where nobody else writes.
  const [row] = await session.ask<{ is_confirmed: boolean }>(
    `SELECT is_confirmed FROM ${TABLE} WHERE value = $1`,
    [value],
  );
  if (row?.is_confirmed !== true) {
    await session.ask(`UPDATE ${TABLE} SET written_at = clock_timestamp() WHERE value = $1`, [value]);
    await session.ask("SELECT pg_sleep(0.01)");
    await session.ask(`UPDATE ${TABLE} SET is_confirmed = true WHERE value = $1`, [value]);
  }
  const [nonce] = await session.ask<Nonce>(
    `SELECT value, ${INSTANT} AS "writtenAt" FROM ${TABLE} WHERE value = $1`,
    [value],
  );
  if (nonce === undefined) throw new Error("the nonce that was written is not there");
  return nonce;
}

export async function newestNonce(session: Session): Promise<Nonce | undefined> {
  if (!(await hasTable(session))) return undefined;
  const [nonce] = await session.ask<Nonce>(
    `SELECT value, ${INSTANT} AS "writtenAt" FROM ${TABLE} ORDER BY written_at DESC, value LIMIT 1`,
  );
  return nonce;
}

/** The transaction that wrote it; undefined where it is not there. */
export async function transactionOf(session: Session, value: string): Promise<string | undefined> {
  const [row] = await session.ask<{ id: string }>(`SELECT xmin::text AS id FROM ${TABLE} WHERE value = $1`, [
    value,
  ]);
  return row?.id;
}

export async function clearNonces(session: Session, before: string): Promise<void> {
  if (!(await hasTable(session))) return;
  await session.ask(`DELETE FROM ${TABLE} WHERE written_at < $1::timestamptz`, [before]);
}

async function hasTable(session: Session): Promise<boolean> {
  const [row] = await session.ask<{ is: boolean }>("SELECT to_regclass($1) IS NOT NULL AS is", [TABLE]);
  return row?.is === true;
}
