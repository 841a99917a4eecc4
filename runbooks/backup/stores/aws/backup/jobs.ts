import {
  DescribeRestoreJobCommand,
  type DescribeRestoreJobCommandOutput,
  GetRecoveryPointRestoreMetadataCommand,
  GetRestoreJobMetadataCommand,
  ListRestoreJobsByProtectedResourceCommand,
  PutRestoreValidationResultCommand,
  type RestoreJobsListMember,
  StartRestoreJobCommand,
} from "@aws-sdk/client-backup";
import type { ReadContext } from "@rampart/runbook";
import type { RestoreRequest } from "../../store.ts";
import { causeOf, explained, isNamed } from "../shared/errors.ts";
import { tokenOf } from "../shared/names.ts";
import { vaultOf } from "./points.ts";
import type { BackupService } from "./service.ts";

/**
 * Starts a restore job. Asked twice by a run, AWS Backup starts one: the token is the run's.
 *
 * @param failed the job that failed before, after which another one is wanted.
 */
export async function startJob(
  service: BackupService,
  { chosen: { point }, name, run, isIsolated }: RestoreRequest,
  failed: string | undefined,
  context: ReadContext,
): Promise<void> {
  const { client, kind } = service;
  const { signal } = context;
  const vault = await vaultOf(service, point.id, context);
  if (vault === undefined) throw new Error(`the recovery point ${point.id} is gone since it was chosen`);
  const isolation = isIsolated ? kind.isolation() : {};
  const told = await explained(
    "backup:GetRecoveryPointRestoreMetadata",
    client.send(
      new GetRecoveryPointRestoreMetadataCommand({
        BackupVaultName: vault,
        RecoveryPointArn: point.id,
        BackupVaultAccountId: service.vaultAccount,
      }),
      { abortSignal: signal },
    ),
  );
  const metadata = { ...told.RestoreMetadata, ...isolation, ...service.metadata, [kind.nameKey]: name };
  const command = new StartRestoreJobCommand({
    RecoveryPointArn: point.id,
    Metadata: metadata,
    IamRoleArn: service.role,
    IdempotencyToken: tokenOf(run, failed === undefined ? name : `${name} ${failed}`),
    ResourceType: kind.type,
  });
  await explained("backup:StartRestoreJob", client.send(command, { abortSignal: signal }));
}

/** The newest restore job that restored, or restores, the point under that name; undefined if there is none. */
export async function jobFor(
  { client, resource, kind }: BackupService,
  { chosen: { point }, name }: RestoreRequest,
  { signal }: ReadContext,
): Promise<DescribeRestoreJobCommandOutput | undefined> {
  const jobs: RestoreJobsListMember[] = [];
  let next: string | undefined;
  do {
    const command = new ListRestoreJobsByProtectedResourceCommand({ ResourceArn: resource, NextToken: next });
    const answer = await explained(
      "backup:ListRestoreJobsByProtectedResource",
      client.send(command, { abortSignal: signal }),
    );
    jobs.push(...(answer.RestoreJobs ?? []));
    next = answer.NextToken;
  } while (next !== undefined);
  const ofPoint = jobs
    .filter(({ RecoveryPointArn: arn }) => arn === point.id)
    .toSorted((one, other) => (other.CreationDate?.getTime() ?? 0) - (one.CreationDate?.getTime() ?? 0));
  for (const { RestoreJobId: id } of ofPoint) {
    // The list does not say what a job names what it restores.
    const { Metadata: metadata = {} } = await explained(
      "backup:GetRestoreJobMetadata",
      client.send(new GetRestoreJobMetadataCommand({ RestoreJobId: id }), { abortSignal: signal }),
    );
    if (metadata[kind.nameKey] !== name) continue;
    return await explained(
      "backup:DescribeRestoreJob",
      client.send(new DescribeRestoreJobCommand({ RestoreJobId: id }), { abortSignal: signal }),
    );
  }
  return undefined;
}

/** Tells AWS Backup what verifying a restore showed. It takes that only of jobs of its restore testing. */
export async function putValidation(
  { client }: BackupService,
  job: string,
  passes: boolean,
  message: string,
  { signal }: ReadContext,
): Promise<void> {
  const command = new PutRestoreValidationResultCommand({
    RestoreJobId: job,
    ValidationStatus: passes ? "SUCCESSFUL" : "FAILED",
    ValidationStatusMessage: message.slice(0, 1_024),
  });
  try {
    await explained("backup:PutRestoreValidationResult", client.send(command, { abortSignal: signal }));
  } catch (error) {
    const cause = causeOf(error);
    if (!isNamed(cause, "InvalidRequestException", "InvalidParameterValueException")) throw error;
  }
}
