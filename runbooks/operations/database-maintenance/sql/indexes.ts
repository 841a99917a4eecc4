import type { Statement } from "../database.ts";
import { quoted, type Relation } from "./names.ts";
import { LOCKED } from "./tables.ts";

export interface IndexRow extends Relation {
  readonly table: string;
  readonly oid: number;
  readonly valid: boolean;
  readonly bytes: number;
  /** What it would need at least; null where that cannot be estimated. */
  readonly needed_bytes: number | null;
  /** Left behind by a REINDEX CONCURRENTLY that did not get to its end. */
  readonly leftover: boolean;
}

/**
 * Indexes of tables in `schemas` and among `names`; empty lists stand for all. Those of exclusion constraints are left
 * out: they cannot be built anew without shutting everybody out.
 *
 * What a B-tree needs is estimated from the statistics of its columns: entries of 8 bytes and their values, aligned to
 * 8 bytes, with 4 bytes each in the line pointers, on pages of which 24 bytes are header and 16 special space, filled
 * as far as `fillfactor` says (https://www.postgresql.org/docs/current/storage-page-layout.html). Equal keys are stored
 * once since PostgreSQL 13, so that the need is overestimated and not the waste.
 */
export function indexes(schemas: readonly string[], names: readonly Relation[]): Statement {
  return {
    text: `
      WITH locked AS MATERIALIZED (${LOCKED}), chosen AS (
        SELECT class.oid, namespace.nspname AS schema, class.relname AS name, parent.relname AS table,
               parent.oid AS table_oid, index.indisvalid AND index.indisready AS valid, index.indkey::int2[] AS keys,
               CASE WHEN EXISTS (SELECT FROM locked WHERE relation IN (class.oid, parent.oid))
                    THEN class.relpages * 8192.0 ELSE pg_relation_size(class.oid) END AS bytes, class.reltuples, class.relpages, method.amname AS method,
               index.indexprs IS NOT NULL AS has_expressions,
               coalesce((SELECT substring(option FROM 'fillfactor=(.*)')::float8 FROM unnest(class.reloptions) AS option
                         WHERE option LIKE 'fillfactor=%'), 90) / 100 AS fill
        FROM pg_index AS index
        JOIN pg_class AS class ON class.oid = index.indexrelid
        JOIN pg_class AS parent ON parent.oid = index.indrelid
        JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_am AS method ON method.oid = class.relam
        WHERE class.relkind = 'i' AND class.relpersistence <> 't' AND NOT index.indisexclusion
          AND namespace.nspname <> 'information_schema' AND namespace.nspname !~ '^pg_'
          AND (cardinality($1::text[]) = 0 OR namespace.nspname = ANY ($1))
          AND (cardinality($2::text[]) = 0 OR (namespace.nspname, parent.relname)
               IN (SELECT * FROM unnest($2::text[], $3::text[])))),
      widths AS (
        SELECT chosen.oid, count(*) AS known, sum(ceil(stats.avg_width * (1 - stats.null_frac))) AS width
        FROM chosen
        JOIN pg_attribute AS attribute ON attribute.attrelid = chosen.table_oid AND attribute.attnum = ANY (chosen.keys)
        JOIN pg_stats AS stats ON stats.schemaname = chosen.schema AND stats.tablename = chosen.table
          AND stats.attname = attribute.attname AND NOT stats.inherited
        GROUP BY chosen.oid)
      SELECT schema, name, "table", chosen.oid::bigint::float8 AS oid, valid, bytes::float8 AS bytes,
             NOT valid AND name ~ '_cc(new|old)[0-9]*$' AS leftover,
             CASE WHEN method = 'btree' AND NOT has_expressions AND known = cardinality(keys) AND reltuples > 0
                  THEN least(bytes, 8192 * (1 + ceil(reltuples * (8 + 4 + 8 * ceil(width / 8)) / (8192 - 40) / fill)))
             END::float8 AS needed_bytes
      FROM chosen LEFT JOIN widths USING (oid)
      ORDER BY bytes DESC, schema, name`,
    values: [schemas, names.map(({ schema }) => schema), names.map(({ name }) => name)],
  };
}

export interface IndexNowRow {
  readonly oid: number;
  readonly valid: boolean;
  readonly bytes: number;
}

/** No row where there is no such index. */
export function indexNow(index: Relation): Statement {
  return {
    text: `
      SELECT indexrelid::bigint::float8 AS oid, indisvalid AND indisready AS valid,
             pg_relation_size(indexrelid)::float8 AS bytes
      FROM pg_index WHERE indexrelid = to_regclass($1)`,
    values: [quoted(index)],
  };
}

/** What a REINDEX CONCURRENTLY of `index` that did not get to its end has left behind. */
export function leftoversOf(index: Relation): Statement {
  return {
    text: `
      SELECT namespace.nspname AS schema, class.relname AS name
      FROM pg_index AS original
      JOIN pg_index AS leftover ON leftover.indrelid = original.indrelid AND leftover.indkey = original.indkey
      JOIN pg_class AS class ON class.oid = leftover.indexrelid
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      WHERE original.indexrelid = to_regclass($1) AND NOT leftover.indisvalid
        AND leftover.indexrelid <> original.indexrelid AND class.relname ~ '_cc(new|old)[0-9]*$'`,
    values: [quoted(index)],
  };
}

export function reindex(index: Relation): string {
  return `REINDEX INDEX CONCURRENTLY ${quoted(index)}`;
}

export function dropIndex(index: Relation): string {
  return `DROP INDEX CONCURRENTLY IF EXISTS ${quoted(index)}`;
}
