import type { RecoveryPoint } from "../../store.ts";
import { instantOf } from "../shared/names.ts";

/** A snapshot of an instance or a cluster, as RDS tells it. */
export interface ToldSnapshot {
  readonly arn: string | undefined;
  readonly identifier: string | undefined;
  readonly moment: Date;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly percent: number | undefined;
  readonly gibibytes: number | undefined;
  readonly source: string | undefined;
  readonly region: string;
}

export function snapshotPoint(told: ToldSnapshot): RecoveryPoint {
  const moment = instantOf(told.moment);
  const copied =
    told.source === undefined || told.source === told.region ? "" : `, copied from ${told.source}`;
  const obstacle = whyNoSnapshot(told);
  return {
    id: told.arn ?? told.identifier ?? "",
    kind: "snapshot",
    newest: moment,
    oldest: moment,
    place: `${told.type ?? "manual"} snapshot in ${told.region}${copied}`,
    ...(told.gibibytes === undefined ? {} : { bytes: told.gibibytes * 1024 ** 3 }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

function whyNoSnapshot({ status, percent }: ToldSnapshot): string | undefined {
  if (status === undefined || status === "available") return undefined;
  const done = percent === undefined || status !== "creating" ? "" : ` (${percent}%)`;
  return `the snapshot is ${status}${done}`;
}

/** Automated backups of an instance or a cluster, as RDS tells them. */
export interface ToldBackups {
  readonly id: string;
  readonly oldest: string;
  readonly newest: string;
  readonly status: string | undefined;
  readonly gibibytes: number | undefined;
  readonly source: string | undefined;
  readonly region: string;
}

export function continuousPoint(told: ToldBackups): RecoveryPoint {
  const origin = told.source === undefined ? "" : `, replicated from ${told.source}`;
  // Backups of what was deleted are kept, and restored, like others.
  const kept = told.status === "retained" ? ", kept of what was deleted" : "";
  return {
    id: told.id,
    kind: "continuous",
    newest: told.newest,
    oldest: told.oldest,
    place: `automated backups in ${told.region}${origin}${kept}`,
    ...(told.gibibytes === undefined ? {} : { bytes: told.gibibytes * 1024 ** 3 }),
    ...(told.status === undefined || ["active", "retained", "replicating", "available"].includes(told.status)
      ? {}
      : { obstacle: `the automated backups are ${told.status}` }),
  };
}

/**
 * The moment to ask of continuous backups: RDS counts in seconds, and takes only moments before the newest.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html
 */
export function restorableMoment(moment: string, newest: string): Date {
  const wanted = Math.floor(Date.parse(moment) / 1_000) * 1_000;
  const last = Math.ceil(Date.parse(newest) / 1_000) * 1_000 - 1_000;
  return new Date(Math.min(wanted, last));
}
