import type { Statement } from "../database.ts";

/** What kind of server it is. */
export interface ServerRow {
  readonly version: string;
  readonly version_number: number;
  readonly in_recovery: boolean;
  readonly read_only: boolean;
}

export const SERVER: Statement = {
  text: `
    SELECT current_setting('server_version') AS version,
           current_setting('server_version_num')::int AS version_number,
           pg_is_in_recovery() AS in_recovery,
           current_setting('default_transaction_read_only')::bool AS read_only`,
};

export interface ConnectionsRow {
  readonly free: number;
  readonly total: number;
}

/** Those kept back for superusers are not free. Sessions of all databases count. */
export const CONNECTIONS: Statement = {
  text: `
    WITH allowed AS (
      SELECT sum(setting::int) FILTER (WHERE name = 'max_connections')
           - coalesce(sum(setting::int) FILTER (WHERE name <> 'max_connections'), 0) AS total
      FROM pg_settings
      WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections'))
    SELECT total::int AS total,
           (total - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'))::int AS free
    FROM allowed`,
};
