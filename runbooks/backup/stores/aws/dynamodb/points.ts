import { type BackupSummary, ListBackupsCommand } from "@aws-sdk/client-dynamodb";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { explained } from "../shared/errors.ts";
import { instantOf } from "../shared/names.ts";
import { newestFirst } from "../shared/newest-first.ts";
import { continuousBackupsOf, tableNamed } from "./describe.ts";
import type { DynamoService } from "./service.ts";

/** What a table can be had back from: any second of the last days, and backups. Those also of a table that is gone. */
export async function tablePoints(
  service: DynamoService,
  context: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const [continuous, backups] = await Promise.all([
    continuousPoints(service, context),
    backupsOf(service, context),
  ]);
  return newestFirst([...continuous, ...backups.flatMap((backup) => pointOfBackup(backup, service.region))]);
}

async function continuousPoints(service: DynamoService, context: ReadContext): Promise<RecoveryPoint[]> {
  const table = await tableNamed(service.client, service.table, context);
  if (table?.TableArn === undefined) return [];
  const told = await continuousBackupsOf(service.client, service.table, context);
  const { EarliestRestorableDateTime: oldest, LatestRestorableDateTime: newest } = told ?? {};
  if (told?.PointInTimeRecoveryStatus !== "ENABLED" || oldest === undefined || newest === undefined)
    return [];
  return [
    {
      id: table.TableArn,
      kind: "continuous",
      oldest: instantOf(oldest),
      newest: instantOf(newest),
      place: `point-in-time recovery in ${service.region}`,
      ...(table.TableSizeBytes === undefined ? {} : { bytes: table.TableSizeBytes }),
    },
  ];
}

async function backupsOf(
  { client, table }: DynamoService,
  { signal }: ReadContext,
): Promise<BackupSummary[]> {
  const found: BackupSummary[] = [];
  let next: string | undefined;
  do {
    const command = new ListBackupsCommand({
      TableName: table,
      BackupType: "ALL",
      ExclusiveStartBackupArn: next,
    });
    const answer = await explained("dynamodb:ListBackups", client.send(command, { abortSignal: signal }));
    found.push(...(answer.BackupSummaries ?? []));
    next = answer.LastEvaluatedBackupArn;
  } while (next !== undefined);
  return found;
}

function pointOfBackup(backup: BackupSummary, region: string): RecoveryPoint[] {
  const { BackupArn: id, BackupCreationDateTime: made, BackupStatus: status, BackupType: type } = backup;
  if (id === undefined || made === undefined) return [];
  const obstacle = obstacleOf(status, type);
  return [
    {
      id,
      kind: "snapshot",
      newest: instantOf(made),
      oldest: instantOf(made),
      place: `${(type ?? "USER").toLowerCase().replace("_", " ")} backup "${backup.BackupName ?? "?"}" in ${region}`,
      ...(backup.BackupSizeBytes === undefined ? {} : { bytes: backup.BackupSizeBytes }),
      ...(obstacle === undefined ? {} : { obstacle }),
    },
  ];
}

function obstacleOf(status: string | undefined, type: string | undefined): string | undefined {
  // DynamoDB lists what AWS Backup made, but only AWS Backup restores it.
  if (type === "AWS_BACKUP")
    return "AWS Backup made it, and only AWS Backup restores it: use the store aws-backup";
  return status === undefined || status === "AVAILABLE" ? undefined : `the backup is ${status.toLowerCase()}`;
}
