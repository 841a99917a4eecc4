import {
  type DBClusterAutomatedBackup,
  type DBClusterSnapshot,
  DescribeDBClusterSnapshotsCommand,
  paginateDescribeDBClusterAutomatedBackups,
  paginateDescribeDBClusterSnapshots,
} from "@aws-sdk/client-rds";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { explained, unlessMissing } from "../shared/errors.ts";
import { listed } from "../shared/listed.ts";
import { instantOf } from "../shared/names.ts";
import { newestFirst } from "../shared/newest-first.ts";
import { continuousPoint, snapshotPoint } from "./points.ts";
import type { RdsService } from "./service.ts";
import { whereItIs } from "./where-it-is.ts";

/** What an Aurora cluster can be had back from, in the region of the recovery points. */
export async function clusterPoints(
  service: RdsService,
  context: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const [snapshots, backups] = await Promise.all([
    snapshotsOf(service, context),
    backupsOf(service, context),
  ]);
  const points: RecoveryPoint[] = [];
  for (const snapshot of snapshots) points.push(...(await pointOfSnapshot(snapshot, service, context)));
  return newestFirst([...points, ...backups.flatMap((backup) => pointOfBackup(backup, service))]);
}

async function snapshotsOf(
  { recovery, identifier }: RdsService,
  { signal }: ReadContext,
): Promise<DBClusterSnapshot[]> {
  const found: DBClusterSnapshot[] = [];
  // Those of AWS Backup are listed only where they are asked for by their type.
  for (const type of [undefined, "awsbackup"]) {
    const pages = paginateDescribeDBClusterSnapshots(
      { client: recovery },
      { DBClusterIdentifier: identifier, SnapshotType: type },
      { abortSignal: signal },
    );
    found.push(...(await listed("rds:DescribeDBClusterSnapshots", pages, (page) => page.DBClusterSnapshots)));
  }
  return found;
}

async function backupsOf(
  { recovery, identifier }: RdsService,
  { signal }: ReadContext,
): Promise<DBClusterAutomatedBackup[]> {
  const pages = paginateDescribeDBClusterAutomatedBackups(
    { client: recovery },
    { DBClusterIdentifier: identifier },
    { abortSignal: signal },
  );
  return await listed(
    "rds:DescribeDBClusterAutomatedBackups",
    pages,
    (page) => page.DBClusterAutomatedBackups,
  );
}

async function pointOfSnapshot(
  snapshot: DBClusterSnapshot,
  service: RdsService,
  context: ReadContext,
): Promise<RecoveryPoint[]> {
  const source = snapshot.SourceDBClusterSnapshotArn;
  const first = source === undefined ? undefined : await madeAt(source, service, context);
  const moment = first ?? snapshot.SnapshotCreateTime;
  if (moment === undefined) return [];
  const point = snapshotPoint({
    arn: snapshot.DBClusterSnapshotArn,
    identifier: snapshot.DBClusterSnapshotIdentifier,
    moment,
    type: snapshot.SnapshotType,
    status: snapshot.Status,
    percent: snapshot.PercentProgress,
    gibibytes: snapshot.AllocatedStorage,
    source: source?.split(":")[3],
    region: service.recoveryRegion,
  });
  return source === undefined || first !== undefined
    ? [point]
    : [{ ...point, place: `${point.place}; the moment is that of the copy, and its data are older` }];
}

/** When the snapshot was made that another is a copy of: RDS says of a copy of a cluster only when it was copied. */
async function madeAt(
  source: string,
  service: RdsService,
  { signal }: ReadContext,
): Promise<Date | undefined> {
  const region = source.split(":")[3];
  const client = region === service.recoveryRegion ? service.recovery : service.original;
  const answer = await whereItIs(
    service,
    async () =>
      await explained(
        "rds:DescribeDBClusterSnapshots",
        unlessMissing(
          client.send(new DescribeDBClusterSnapshotsCommand({ DBClusterSnapshotIdentifier: source }), {
            abortSignal: signal,
          }),
          "DBClusterSnapshotNotFoundFault",
        ),
      ),
  );
  return answer?.DBClusterSnapshots?.[0]?.SnapshotCreateTime;
}

function pointOfBackup(backup: DBClusterAutomatedBackup, service: RdsService): RecoveryPoint[] {
  const { EarliestTime: oldest, LatestTime: newest } = backup.RestoreWindow ?? {};
  const id = backup.DbClusterResourceId;
  if (oldest === undefined || newest === undefined || id === undefined) return [];
  return [
    continuousPoint({
      id,
      oldest: instantOf(oldest),
      newest: instantOf(newest),
      status: backup.Status,
      gibibytes: backup.AllocatedStorage,
      source: undefined,
      region: service.recoveryRegion,
    }),
  ];
}
