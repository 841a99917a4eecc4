import {
  DescribeTimeToLiveCommand,
  type DescribeTimeToLiveCommandOutput,
  type DynamoDBClient,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  type TableDescription,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { ReadContext } from "@rampart/runbook";
import type { Restored, RestoreRequest, RestoreState } from "../../store.ts";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { COMPLETE, foreignBecause, isComplete, markOf, ownTags, runOf, type Tag } from "../shared/mark.ts";
import { continuousBackupsOf, tableNamed, tagsOf } from "./describe.ts";
import type { DynamoService } from "./service.ts";

/** Asks DynamoDB to restore. That it was asked before is no error. */
export async function startTable(
  { client, kmsKey }: DynamoService,
  { chosen: { point, moment }, name }: RestoreRequest,
  { signal }: ReadContext,
): Promise<void> {
  const encryption =
    kmsKey === undefined
      ? {}
      : { SSESpecificationOverride: { Enabled: true, SSEType: "KMS" as const, KMSMasterKeyId: kmsKey } };
  try {
    if (point.kind === "snapshot") {
      const command = new RestoreTableFromBackupCommand({
        TargetTableName: name,
        BackupArn: point.id,
        ...encryption,
      });
      await explained("dynamodb:RestoreTableFromBackup", client.send(command, { abortSignal: signal }));
      return;
    }
    const command = new RestoreTableToPointInTimeCommand({
      SourceTableArn: point.id,
      TargetTableName: name,
      RestoreDateTime: wholeSecond(moment),
      ...encryption,
    });
    await explained("dynamodb:RestoreTableToPointInTime", client.send(command, { abortSignal: signal }));
  } catch (error) {
    const cause = causeOf(error);
    // An answer that got lost: whether it is the run's own is told by where the table comes from.
    if (isNamed(cause, "TableAlreadyExistsException", "TableInUseException", "ResourceInUseException"))
      return;
    throw error;
  }
}

/** What became of the restore of `request`. */
export async function tableState(
  { client, region }: DynamoService,
  request: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const table = await tableNamed(client, request.name, context);
  if (table === undefined) return { is: "absent" };
  const tags = await tagsOf(client, table.TableArn ?? "", context);
  const stranger = strangerOf(table, tags, request);
  if (stranger !== undefined) return { is: "foreign", because: stranger };
  if (table.TableStatus === "ACTIVE" && isComplete(tags)) {
    return { is: "restored", restored: restoredOf(table, region) };
  }
  return FAILED.has(table.TableStatus ?? "")
    ? { is: "failed", because: `table "${request.name}" is ${table.TableStatus}: its key may be disabled` }
    : { is: "restoring" };
}

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
const FAILED: ReadonlySet<string> = new Set([
  "INACCESSIBLE_ENCRYPTION_CREDENTIALS",
  "ARCHIVING",
  "ARCHIVED",
  "DELETING",
]);

/** Why a table is not the run's; undefined if it is. */
export function strangerOf(
  { RestoreSummary: summary }: TableDescription,
  tags: readonly Tag[],
  { name, run, chosen: { point, moment } }: RestoreRequest,
): string | undefined {
  const maker = runOf(tags);
  if (maker === run) return undefined;
  // A restore cannot be tagged when it is asked for. Until it is, it is known by what it restores.
  const isSame =
    point.kind === "snapshot"
      ? summary?.SourceBackupArn === point.id
      : summary?.SourceTableArn === point.id &&
        summary.SourceBackupArn === undefined &&
        Math.abs((summary.RestoreDateTime?.getTime() ?? 0) - wholeSecond(moment).getTime()) < 1_000;
  return maker === undefined && isSame ? undefined : foreignBecause("table", name, maker);
}

/** Sets what a restore does not take over from the original, once the table is there, and then marks it as complete. */
export async function settleTable(
  service: DynamoService,
  request: RestoreRequest,
  context: ReadContext,
): Promise<void> {
  const { client } = service;
  const { signal } = context;
  const table = await tableNamed(client, request.name, context);
  const arn = table?.TableArn;
  if (table === undefined || arn === undefined || table.TableStatus !== "ACTIVE") return;
  const tags = await tagsOf(client, arn, context);
  if (strangerOf(table, tags, request) !== undefined || isComplete(tags)) return;
  if (runOf(tags) === undefined) {
    await tag(client, arn, markOf(request.run, request.chosen.point.id), context);
  }
  if (!request.isIsolated) {
    const original = await tableNamed(client, service.table, context);
    if (table.DeletionProtectionEnabled !== true && original?.DeletionProtectionEnabled !== false) {
      const command = new UpdateTableCommand({ TableName: request.name, DeletionProtectionEnabled: true });
      await explained("dynamodb:UpdateTable", client.send(command, { abortSignal: signal }));
      // It is busy for a moment, and takes no other change meanwhile.
      return;
    }
    await keepBackups(service, request.name, context);
    if (original?.TableArn !== undefined) {
      await keepTimeToLive(service, request.name, context);
      const own = ownTags(await tagsOf(client, original.TableArn, context));
      if (own.length > 0) await tag(client, arn, own, context);
    }
  }
  await tag(client, arn, [COMPLETE], context);
}

async function keepBackups(
  { client, table }: DynamoService,
  name: string,
  context: ReadContext,
): Promise<void> {
  const now = await continuousBackupsOf(client, name, context);
  const before = await continuousBackupsOf(client, table, context);
  if (now?.PointInTimeRecoveryStatus === "ENABLED" || before?.PointInTimeRecoveryStatus === "DISABLED")
    return;
  const command = new UpdateContinuousBackupsCommand({
    TableName: name,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: before?.RecoveryPeriodInDays,
    },
  });
  await explained("dynamodb:UpdateContinuousBackups", client.send(command, { abortSignal: context.signal }));
}

async function keepTimeToLive(
  { client, table }: DynamoService,
  name: string,
  { signal }: ReadContext,
): Promise<void> {
  const told = async (of: string): Promise<DescribeTimeToLiveCommandOutput> =>
    await explained(
      "dynamodb:DescribeTimeToLive",
      client.send(new DescribeTimeToLiveCommand({ TableName: of }), { abortSignal: signal }),
    );
  const before = (await told(table)).TimeToLiveDescription;
  const now = (await told(name)).TimeToLiveDescription;
  if (before?.TimeToLiveStatus !== "ENABLED" || now?.TimeToLiveStatus === "ENABLED") return;
  if (now?.TimeToLiveStatus === "ENABLING") return;
  const command = new UpdateTimeToLiveCommand({
    TableName: name,
    TimeToLiveSpecification: { Enabled: true, AttributeName: before.AttributeName },
  });
  await explained("dynamodb:UpdateTimeToLive", client.send(command, { abortSignal: signal }));
}

async function tag(
  client: DynamoDBClient,
  arn: string,
  tags: readonly Tag[],
  { signal }: ReadContext,
): Promise<void> {
  const command = new TagResourceCommand({ ResourceArn: arn, Tags: [...tags] });
  await explained("dynamodb:TagResource", client.send(command, { abortSignal: signal }));
}

function restoredOf(table: TableDescription, region: string): Restored {
  const name = table.TableName ?? "";
  return { id: table.TableArn ?? "", name, address: `dynamodb:${region}:${name}` };
}

/** DynamoDB restores to whole seconds. */
function wholeSecond(moment: string): Date {
  return new Date(Math.floor(Date.parse(moment) / 1_000) * 1_000);
}
