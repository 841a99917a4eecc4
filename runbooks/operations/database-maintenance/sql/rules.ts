import { escapeIdentifier } from "pg";
import type { Statement } from "../database.ts";
import { quoted, type Relation } from "./names.ts";
import { ARCHIVE_COLUMNS } from "./retention.ts";

/** What a rule for purging rests on. */
export interface PurgedTableRow {
  /** Type of the column by which rows age; null where there is no such column. */
  readonly type: string | null;
  /** Columns that take values, in their order. */
  readonly columns: readonly string[];
  /** Whether the role may read, lock and delete rows. */
  readonly allowed: boolean;
  readonly indexed: boolean;
  /** Tables whose rows would be deleted or changed together with the table's. */
  readonly cascades: readonly string[];
}

/** No row where there is no such table. */
export function purgedTable(table: Relation, column: string): Statement {
  return {
    text: `
      SELECT (SELECT typname::text FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
              WHERE attrelid = class.oid AND attname = $2 AND attnum > 0 AND NOT attisdropped) AS type,
             (SELECT coalesce(array_agg(attname::text ORDER BY attnum), '{}') FROM pg_attribute
              WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
             has_table_privilege(class.oid, 'SELECT') AND has_table_privilege(class.oid, 'DELETE')
               AND has_any_column_privilege(class.oid, 'UPDATE') AS allowed,
             EXISTS (SELECT FROM pg_index
                     JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                     WHERE indrelid = class.oid AND attname = $2 AND indisvalid AND indpred IS NULL) AS indexed,
             (SELECT coalesce(array_agg(DISTINCT conrelid::regclass::text), '{}') FROM pg_constraint
              WHERE confrelid = class.oid AND contype = 'f' AND confdeltype IN ('c', 'n', 'd')) AS cascades
      FROM pg_class AS class WHERE class.oid = to_regclass($1) AND class.relkind IN ('r', 'p')`,
    values: [quoted(table), column],
  };
}

export interface ArchiveRow {
  readonly columns: readonly string[];
  readonly allowed: boolean;
}

/** No row where there is no such table. */
export function archiveTable(table: Relation): Statement {
  return {
    text: `
      SELECT (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute
              WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped) AS columns,
             has_table_privilege(class.oid, 'INSERT') AND has_table_privilege(class.oid, 'SELECT')
               AND has_table_privilege(class.oid, 'DELETE')
               AND has_any_column_privilege(class.oid, 'UPDATE') AS allowed
      FROM pg_class AS class WHERE class.oid = to_regclass($1) AND class.relkind IN ('r', 'p')`,
    values: [quoted(table)],
  };
}

/** Whether the role may make a table in the schema of `table`; no row where there is no such schema. */
export function mayCreate(table: Relation): Statement {
  return {
    text: "SELECT has_schema_privilege(oid, 'CREATE') AS allowed FROM pg_namespace WHERE nspname = $1",
    values: [table.schema],
  };
}

/** The columns of `source` without its constraints, defaults and indexes, and where each row came from. */
export function createArchive(archive: Relation, source: Relation): Statement {
  const [run, table, purgedAt] = ARCHIVE_COLUMNS;
  return {
    text: `
      CREATE TABLE IF NOT EXISTS ${quoted(archive)} (LIKE ${quoted(source)},
        ${run} text NOT NULL, ${table} text NOT NULL, ${purgedAt} timestamptz NOT NULL)`,
  };
}

export function isEmpty(table: Relation): Statement {
  return { text: `SELECT NOT EXISTS (SELECT FROM ${quoted(table)}) AS empty` };
}

export function dropTable(table: Relation): Statement {
  return { text: `DROP TABLE IF EXISTS ${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}` };
}
