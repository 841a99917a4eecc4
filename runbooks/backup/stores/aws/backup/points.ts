import {
  ListRecoveryPointsByBackupVaultCommand,
  ListRecoveryPointsByResourceCommand,
} from "@aws-sdk/client-backup";
import type { ReadContext } from "@rampart/runbook";
import type { RecoveryPoint } from "../../store.ts";
import { explained } from "../shared/errors.ts";
import { instantOf } from "../shared/names.ts";
import { newestFirst } from "../shared/newest-first.ts";
import type { BackupService } from "./service.ts";

/** A recovery point, as both ways to list them tell it. */
interface ToldPoint {
  readonly RecoveryPointArn?: string | undefined;
  readonly CreationDate?: Date | undefined;
  readonly Status?: string | undefined;
  readonly StatusMessage?: string | undefined;
  readonly BackupVaultName?: string | undefined;
  readonly SourceBackupVaultArn?: string | undefined;
  readonly IsParent?: boolean | undefined;
  readonly CalculatedLifecycle?: { readonly MoveToColdStorageAt?: Date | undefined } | undefined;
  readonly BackupSizeBytes?: number | undefined;
  readonly BackupSizeInBytes?: number | undefined;
}

/** Recovery points of the resource, copies among them, in the region to restore into. */
export async function backupPoints(
  service: BackupService,
  context: ReadContext,
): Promise<readonly RecoveryPoint[]> {
  const told = await toldPoints(service, context);
  const now = context.clock.now();
  return newestFirst(told.flatMap((point) => pointOf(point, service.region, now)));
}

/** The vault that a recovery point is in; undefined where it is in none that is looked at. */
export async function vaultOf(
  service: BackupService,
  point: string,
  context: ReadContext,
): Promise<string | undefined> {
  const told = await toldPoints(service, context);
  return told.find(({ RecoveryPointArn: arn }) => arn === point)?.BackupVaultName;
}

async function toldPoints(service: BackupService, context: ReadContext): Promise<readonly ToldPoint[]> {
  if (service.vaults === undefined) return await inAllVaults(service, context);
  const all = await Promise.all(service.vaults.map(async (vault) => await inVault(service, vault, context)));
  return all.flat();
}

async function inAllVaults(
  { client, resource }: BackupService,
  { signal }: ReadContext,
): Promise<readonly ToldPoint[]> {
  const found: ToldPoint[] = [];
  let next: string | undefined;
  do {
    const command = new ListRecoveryPointsByResourceCommand({ ResourceArn: resource, NextToken: next });
    const answer = await explained(
      "backup:ListRecoveryPointsByResource",
      client.send(command, { abortSignal: signal }),
    );
    found.push(...(answer.RecoveryPoints ?? []));
    next = answer.NextToken;
  } while (next !== undefined);
  return found;
}

async function inVault(
  { client, resource, vaultAccount }: BackupService,
  vault: string,
  { signal }: ReadContext,
): Promise<readonly ToldPoint[]> {
  const found: ToldPoint[] = [];
  let next: string | undefined;
  do {
    const command = new ListRecoveryPointsByBackupVaultCommand({
      BackupVaultName: vault,
      BackupVaultAccountId: vaultAccount,
      ByResourceArn: resource,
      NextToken: next,
    });
    const answer = await explained(
      "backup:ListRecoveryPointsByBackupVault",
      client.send(command, { abortSignal: signal }),
    );
    found.push(...(answer.RecoveryPoints ?? []));
    next = answer.NextToken;
  } while (next !== undefined);
  return found;
}

function pointOf(told: ToldPoint, region: string, now: Date): RecoveryPoint[] {
  const { RecoveryPointArn: id, CreationDate: made } = told;
  if (id === undefined || made === undefined) return [];
  const bytes = told.BackupSizeInBytes ?? told.BackupSizeBytes;
  const obstacle = obstacleOf(told);
  const source = told.SourceBackupVaultArn?.split(":");
  const copied = source === undefined ? "" : `, copied from ${source.at(-1)} in ${source[3]}`;
  const cold = told.CalculatedLifecycle?.MoveToColdStorageAt;
  return [
    {
      id,
      kind: "snapshot",
      newest: instantOf(made),
      oldest: instantOf(made),
      place: `vault ${told.BackupVaultName ?? "?"} in ${region}${copied}${cold !== undefined && cold < now ? ", in cold storage, which takes hours longer" : ""}`,
      ...(bytes === undefined ? {} : { bytes }),
      ...(obstacle === undefined ? {} : { obstacle }),
    },
  ];
}

/**
 * Why a recovery point cannot be restored. That its vault is locked is no reason: a lock only keeps it from being
 * deleted.
 */
function obstacleOf({
  RecoveryPointArn: id = "",
  Status: status,
  StatusMessage: message,
  IsParent: isParent,
}: ToldPoint): string | undefined {
  if (isParent === true) return "it is a set of recovery points: restore one that is in it";
  if (/[:/]continuous[:-]/.test(id)) {
    return "it is a continuous backup: the store aws-rds restores it to any second";
  }
  const because = message === undefined || message === "" ? "" : `: ${message}`;
  switch (status) {
    case undefined:
    case "COMPLETED":
    case "AVAILABLE":
      return undefined;
    case "PARTIAL":
      return `only a part of it was backed up${because}`;
    case "EXPIRED":
      return `it has expired, and AWS Backup could not delete it${because}`;
    case "CREATING":
      return "it is not complete yet";
    default:
      return `it is ${status.toLowerCase()}${because}`;
  }
}
