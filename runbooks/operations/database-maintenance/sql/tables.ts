import type { Statement } from "../database.ts";
import { quoted, type Relation } from "./names.ts";

/** Tables and indexes of this database that even a look at their size would have to wait for. */
export const LOCKED = `
  SELECT relation FROM pg_locks
  WHERE mode = 'AccessExclusiveLock' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

export interface TableRow extends Relation {
  /** Of a partitioned table: it holds no rows itself. */
  readonly partitioned: boolean;
  readonly dead_rows: number;
  readonly live_rows: number;
  readonly bytes: number;
  /** Transactions since its oldest row was frozen; at 2 billion the server stops. */
  readonly age: number;
  readonly vacuums: number;
  /** Whether the role may VACUUM and REINDEX it. */
  readonly maintainable: boolean;
}

/** Parts of a name as SQL writes it: unquoted ones are folded to lower case. */
export function splitName(name: string): Statement {
  return { text: "SELECT parse_ident($1) AS parts", values: [name] };
}

/**
 * Tables and materialized views of users in `schemas` and among `names`; empty lists stand for all. A table that is
 * locked is not waited for: its size is what the last VACUUM or ANALYZE found, without indexes.
 */
export function tables(schemas: readonly string[], names: readonly Relation[]): Statement {
  return {
    text: `
      WITH locked AS MATERIALIZED (${LOCKED})
      SELECT namespace.nspname AS schema, class.relname AS name, class.relkind = 'p' AS partitioned,
             coalesce(stat.n_dead_tup, 0)::float8 AS dead_rows, coalesce(stat.n_live_tup, 0)::float8 AS live_rows,
             CASE WHEN EXISTS (SELECT FROM locked WHERE relation = class.oid) THEN class.relpages * 8192.0
                  ELSE pg_total_relation_size(class.oid) END::float8 AS bytes,
             CASE WHEN class.relkind = 'p' THEN 0 ELSE age(class.relfrozenxid) END AS age,
             coalesce(stat.vacuum_count, 0)::float8 AS vacuums,
             pg_has_role(class.relowner, 'USAGE')
               OR (current_setting('server_version_num')::int >= 170000 AND CASE
                     WHEN current_setting('server_version_num')::int >= 170000
                     THEN has_table_privilege(class.oid, $4) END) AS maintainable
      FROM pg_class AS class
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      LEFT JOIN pg_stat_all_tables AS stat ON stat.relid = class.oid
      WHERE class.relkind IN ('r', 'p', 'm') AND class.relpersistence <> 't'
        AND namespace.nspname <> 'information_schema' AND namespace.nspname !~ '^pg_'
        AND (cardinality($1::text[]) = 0 OR namespace.nspname = ANY ($1))
        AND (cardinality($2::text[]) = 0 OR (namespace.nspname, class.relname)
             IN (SELECT * FROM unnest($2::text[], $3::text[])))
      ORDER BY dead_rows DESC, schema, name`,
    values: [schemas, names.map(({ schema }) => schema), names.map(({ name }) => name), "MAINTAIN"],
  };
}

/** `table` and what is below it by inheritance or partitioning, as far as it holds rows itself. */
export function partsOf(table: Relation): Statement {
  return {
    text: `
      WITH RECURSIVE part AS (
        SELECT $1::regclass::oid AS oid
        UNION SELECT inhrelid FROM pg_inherits JOIN part ON inhparent = part.oid)
      SELECT namespace.nspname AS schema, class.relname AS name, class.relkind = 'f' AS "isForeign"
      FROM part JOIN pg_class AS class ON class.oid = part.oid
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      WHERE class.relkind IN ('r', 'f') ORDER BY schema, name`,
    values: [quoted(table)],
  };
}

/** TRUNCATE is off: to cut off empty pages, VACUUM would shut everybody out, also on standbys. */
export function vacuum(table: Relation): string {
  return `VACUUM (ANALYZE, SKIP_LOCKED, TRUNCATE false) ${quoted(table)}`;
}

export function analyze(table: Relation): string {
  return `ANALYZE (SKIP_LOCKED) ${quoted(table)}`;
}
