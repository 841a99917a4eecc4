import {
  type DBInstanceAutomatedBackup,
  type DBSnapshot,
  paginateDescribeDBInstanceAutomatedBackups,
  paginateDescribeDBSnapshots,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { listed } from "../shared/listed.ts";
import { instantOf } from "../shared/names.ts";
import { newestFirst } from "../shared/newest-first.ts";
import { continuousPoint, snapshotPoint } from "./points.ts";
import type { RdsService } from "./service.ts";

/** What an instance can be had back from, in the region of the recovery points. */
export async function instancePoints(
  service: RdsService,
  context: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const [snapshots, backups] = await Promise.all([
    snapshotsOf(service, context),
    backupsOf(service, context),
  ]);
  return newestFirst([
    ...snapshots.flatMap((snapshot) => pointOfSnapshot(snapshot, service)),
    ...backups.flatMap((backup) => pointOfBackup(backup, service)),
  ]);
}

async function snapshotsOf(
  { recovery, identifier }: RdsService,
  { signal }: ReadContext,
): Promise<DBSnapshot[]> {
  const found: DBSnapshot[] = [];
  // Those of AWS Backup are listed only where they are asked for by their type.
  for (const type of [undefined, "awsbackup"]) {
    const pages = paginateDescribeDBSnapshots(
      { client: recovery },
      { DBInstanceIdentifier: identifier, SnapshotType: type },
      { abortSignal: signal },
    );
    found.push(...(await listed("rds:DescribeDBSnapshots", pages, (page) => page.DBSnapshots)));
  }
  return found;
}

async function backupsOf(
  { recovery, identifier }: RdsService,
  { signal }: ReadContext,
): Promise<DBInstanceAutomatedBackup[]> {
  const pages = paginateDescribeDBInstanceAutomatedBackups(
    { client: recovery },
    { DBInstanceIdentifier: identifier },
    { abortSignal: signal },
  );
  return await listed(
    "rds:DescribeDBInstanceAutomatedBackups",
    pages,
    (page) => page.DBInstanceAutomatedBackups,
  );
}

function pointOfSnapshot(snapshot: DBSnapshot, service: RdsService): RecoveryPoint[] {
  // A copy is newer than what is in it: what it was first made counts.
  const moment =
    snapshot.SnapshotDatabaseTime ?? snapshot.OriginalSnapshotCreateTime ?? snapshot.SnapshotCreateTime;
  if (moment === undefined) return [];
  return [
    snapshotPoint({
      arn: snapshot.DBSnapshotArn,
      identifier: snapshot.DBSnapshotIdentifier,
      moment,
      type: snapshot.SnapshotType,
      status: snapshot.Status,
      percent: snapshot.PercentProgress,
      gibibytes: snapshot.AllocatedStorage,
      source: snapshot.SourceRegion,
      region: service.recoveryRegion,
    }),
  ];
}

function pointOfBackup(backup: DBInstanceAutomatedBackup, service: RdsService): RecoveryPoint[] {
  const { EarliestTime: oldest, LatestTime: newest } = backup.RestoreWindow ?? {};
  if (oldest === undefined || newest === undefined) return [];
  const isReplicated = backup.Region !== undefined && backup.Region !== service.recoveryRegion;
  const id = isReplicated ? backup.DBInstanceAutomatedBackupsArn : backup.DbiResourceId;
  if (id === undefined) return [];
  return [
    continuousPoint({
      id,
      oldest: instantOf(oldest),
      newest: instantOf(newest),
      status: backup.Status,
      gibibytes: backup.AllocatedStorage,
      source: isReplicated ? backup.Region : undefined,
      region: service.recoveryRegion,
    }),
  ];
}
