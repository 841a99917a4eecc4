import type { Statement } from "../database.ts";

export interface TransactionRow {
  readonly pid: number;
  readonly who: string;
  readonly seconds: number;
}

/** The oldest transaction of another session of this database, prepared ones included. */
export const LONGEST_TRANSACTION: Statement = {
  text: `
    SELECT * FROM (
      SELECT pid, format('%s, %s', coalesce(nullif(application_name, ''), usename), state) AS who,
             extract(epoch FROM clock_timestamp() - xact_start)::float8 AS seconds
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
        AND backend_type = 'client backend'
        AND application_name IS DISTINCT FROM current_setting('application_name')
      UNION ALL
      SELECT 0, format('prepared transaction %s of %s', gid, owner),
             extract(epoch FROM clock_timestamp() - prepared)::float8
      FROM pg_prepared_xacts WHERE database = current_database()) AS transactions
    ORDER BY seconds DESC LIMIT 1`,
};

/** Whether the role sees what sessions of others do. */
export const SEES_OTHERS: Statement = {
  text: `SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees`,
};

export interface MaintenanceRow {
  readonly what: string;
}

/** Maintenance by people, and whatever holds a lock that shuts everybody out of a table. Autovacuum gives way. */
export const OTHER_MAINTENANCE: Statement = {
  text: `
    WITH working AS (
      SELECT pid, relid, 'VACUUM' AS command FROM pg_stat_progress_vacuum WHERE datname = current_database()
      UNION ALL
      SELECT pid, relid, command FROM pg_stat_progress_create_index WHERE datname = current_database()
      UNION ALL
      SELECT pid, relid, command FROM pg_stat_progress_cluster WHERE datname = current_database()
      UNION ALL
      SELECT lock.pid, lock.relation, 'an ACCESS EXCLUSIVE lock'
      FROM pg_locks AS lock JOIN pg_class AS class ON class.oid = lock.relation
      WHERE lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND lock.mode = 'AccessExclusiveLock' AND lock.granted
        AND class.relkind IN ('r', 'p', 'm') AND class.relpersistence <> 't')
    SELECT DISTINCT format('%s on %s by pid %s', command, relid::regclass, working.pid) AS what
    FROM working JOIN pg_stat_activity AS session ON session.pid = working.pid
    WHERE session.backend_type = 'client backend' AND session.pid <> pg_backend_pid()
    ORDER BY what`,
};

export interface WaitingRow {
  readonly sessions: number;
}

export const WAITING_FOR_LOCKS: Statement = {
  text: `
    SELECT count(*)::int AS sessions FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`,
};
