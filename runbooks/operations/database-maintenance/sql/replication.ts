import type { Statement } from "../database.ts";
import type { LagLimits } from "../lag-limits.ts";

export interface StandbyRow {
  readonly name: string;
  /** By its last answer. */
  readonly seconds: number;
  /** Null where the standby has not said yet how far it is. */
  readonly megabytes: number | null;
}

/**
 * How far each standby is behind. Its lag in time is what its last answer said: of one that has stopped to answer it
 * stays small, and only the bytes that it has not replayed grow.
 */
export const STANDBYS: Statement = {
  text: `
    SELECT coalesce(nullif(application_name, ''), client_addr::text, 'local') || ' (pid ' || pid || ')' AS name,
           coalesce(extract(epoch FROM replay_lag), 0)::float8 AS seconds,
           (pg_wal_lsn_diff(pg_current_wal_lsn(), coalesce(replay_lsn, flush_lsn, write_lsn)) / (1024 * 1024))::float8
             AS megabytes
    FROM pg_stat_replication WHERE state <> 'backup' ORDER BY name`,
};

/** Undefined where nobody knows. */
export function keepsUp(standby: Omit<StandbyRow, "name">, limits: LagLimits): boolean | undefined {
  if (standby.seconds > limits.seconds) return false;
  return standby.megabytes === null ? undefined : standby.megabytes <= limits.megabytes;
}

export function describeLag({ seconds, megabytes }: Omit<StandbyRow, "name">): string {
  return megabytes === null ? "not known" : `${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MiB`;
}
