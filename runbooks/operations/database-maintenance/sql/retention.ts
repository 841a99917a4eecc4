import { escapeIdentifier } from "pg";
import type { Statement } from "../database.ts";
import { quoted, type Relation } from "./names.ts";

/** Types of a column that says how old a row is. */
export const AGE_TYPES = ["timestamptz", "timestamp", "date"] as const;

export type AgeType = (typeof AGE_TYPES)[number];

/** Rows of a table that are older than a moment. */
export interface DueRows {
  readonly table: Relation;
  readonly column: string;
  readonly type: AgeType;
  /** ISO 8601 in UTC, to the microsecond: a row of that very moment is kept. */
  readonly before: string;
  /** In which a column without a time zone is meant. */
  readonly timeZone: string;
  /** Whether an index finds the oldest rows. */
  readonly isIndexed: boolean;
}

/** Columns that every archive has beside those of the table. */
export const ARCHIVE_COLUMNS = ["rampart_run", "rampart_table", "rampart_purged_at"] as const;

/** The moment `seconds` ago, as the server's clock has it. */
export function momentBefore(seconds: number): Statement {
  return {
    text: `
      SELECT to_char((statement_timestamp() - make_interval(secs => $1)) AT TIME ZONE 'UTC',
                     'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment`,
    values: [seconds],
  };
}

/**
 * Which rows are due. Rows without a time, or with an infinite one, have no age and are kept. A date counts once its
 * whole day is over.
 */
function condition({ column, type, before, timeZone }: DueRows): { text: string; values: string[] } {
  const name = escapeIdentifier(column);
  const finite = `isfinite(${name})`;
  switch (type) {
    case "timestamptz":
      return { text: `${name} < $1::timestamptz AND ${finite}`, values: [before] };
    case "timestamp":
      return {
        text: `${name} < ($1::timestamptz AT TIME ZONE $2) AND ${finite}`,
        values: [before, timeZone],
      };
    case "date":
      return {
        text: `${name} < ($1::timestamptz AT TIME ZONE $2)::date AND ${finite}`,
        values: [before, timeZone],
      };
  }
}

export function countDue(due: DueRows): Statement {
  const { text, values } = condition(due);
  return { text: `SELECT count(*)::float8 AS rows FROM ONLY ${quoted(due.table)} WHERE ${text}`, values };
}

/** Whether any row is due. */
export function anyDue(due: DueRows): Statement {
  const { text, values } = condition(due);
  return { text: `SELECT EXISTS (SELECT FROM ONLY ${quoted(due.table)} WHERE ${text}) AS any`, values };
}

/** Where purged rows are put. */
export interface ArchivePlace {
  readonly table: Relation;
  /** Columns of the purged table, without generated ones. */
  readonly columns: readonly string[];
  readonly run: string;
}

export interface BatchRow {
  readonly rows: number;
  /** Of the rows that are gone, the latest time as the column has it. */
  readonly newest: string | null;
}

/**
 * Deletes up to `limit` rows that are due and that nobody else holds, and archives them in the same transaction.
 * A table has to be a plain one: rows are told apart by their place.
 */
export function purgeBatch(due: DueRows, limit: number, archive: ArchivePlace | undefined): Statement {
  const { text, values } = condition(due);
  const source = quoted(due.table);
  const age = escapeIdentifier(due.column);
  const parameters: unknown[] = [...values, limit];
  const limitAt = `$${parameters.length}`;
  const order = due.isIndexed ? `ORDER BY ${age}` : "";
  let kept = "";
  if (archive !== undefined) {
    parameters.push(archive.run, quoted(due.table));
    const columns = archive.columns.map(escapeIdentifier).join(", ");
    const [run, table] = [`$${parameters.length - 1}`, `$${parameters.length}`];
    kept = `, kept AS (
      INSERT INTO ${quoted(archive.table)} (${columns}, ${ARCHIVE_COLUMNS.join(", ")})
      SELECT ${columns}, ${run}, ${table}, statement_timestamp() FROM gone)`;
  }
  return {
    text: `
      WITH gone AS (
        DELETE FROM ONLY ${source} WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM ONLY ${source} WHERE ${text} ${order} LIMIT ${limitAt} FOR UPDATE SKIP LOCKED))
        RETURNING *)${kept}
      SELECT count(*)::float8 AS rows, max(${age})::text AS newest FROM gone`,
    values: parameters,
  };
}

/** Puts up to `limit` rows that `archive.run` purged from `table` back, and takes them from the archive. */
export function restoreBatch(table: Relation, limit: number, archive: ArchivePlace): Statement {
  const columns = archive.columns.map(escapeIdentifier).join(", ");
  return {
    text: `
      WITH back AS (
        DELETE FROM ONLY ${quoted(archive.table)} WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM ONLY ${quoted(archive.table)}
          WHERE rampart_run = $1 AND rampart_table = $2 LIMIT $3 FOR UPDATE))
        RETURNING *), restored AS (
        INSERT INTO ${quoted(table)} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM back)
      SELECT count(*)::float8 AS rows FROM back`,
    values: [archive.run, quoted(table), limit],
  };
}
