import { BackupClient } from "@aws-sdk/client-backup";
import { InputError } from "@rampart/core/errors";
import type { AnyInputs, ReadContext } from "@rampart/runbook";
import type { Restored, RestoreRequest, RestoreState, Store, StoreModule } from "../../store.ts";
import { completed } from "../shared/completed.ts";
import { type Regions, regionsOf } from "../shared/connection.ts";
import { requiredText, textOf, textsOf } from "../shared/inputs.ts";
import { foreignBecause } from "../shared/mark.ts";
import { resourceOf } from "../shared/names.ts";
import { SIGN_IN_INPUTS } from "../shared/sign-in-inputs.ts";
import { dynamodbKind } from "./dynamodb-kind.ts";
import { BACKUP_INPUTS } from "./inputs.ts";
import { jobFor, putValidation, startJob } from "./jobs.ts";
import { backupPoints } from "./points.ts";
import { rdsKind } from "./rds-kind.ts";
import type { ResourceKind } from "./resource-kind.ts";
import type { BackupService } from "./service.ts";

const REQUIRED = ["awsRegion", "backupResource", "backupRestoreRole"];

/** What AWS Backup protects: DB instances, Aurora clusters and DynamoDB tables. */
export const storeModule: StoreModule = {
  required: REQUIRED,
  optional: [...Object.keys(SIGN_IN_INPUTS), ...Object.keys(BACKUP_INPUTS), "isolatedSecurityGroups"].filter(
    (name) => !REQUIRED.includes(name),
  ),
  open: (inputs) => open(inputs),
};

function open(inputs: AnyInputs): Store {
  const regions = regionsOf(inputs);
  const resource = requiredText(inputs, "backupResource");
  return backupStore({
    kind: kindOf(resource, regions, textsOf(inputs, "isolatedSecurityGroups")),
    client: new BackupClient(regions.recovery),
    region: regions.recovery.region,
    resource,
    vaults: textsOf(inputs, "backupVaults"),
    vaultAccount: textOf(inputs, "backupVaultAccount"),
    role: requiredText(inputs, "backupRestoreRole"),
    metadata: metadataOf(inputs),
  });
}

function kindOf(
  resource: string,
  regions: Regions,
  isolatedSecurityGroups: readonly string[] | undefined,
): ResourceKind {
  const [service, name] = [resource.split(":")[2], resourceOf(resource)];
  const instance = service === "rds" ? /^db:(.+)$/.exec(name)?.[1] : undefined;
  if (instance !== undefined) return rdsKind("instance", instance, regions, isolatedSecurityGroups);
  const cluster = service === "rds" ? /^cluster:(.+)$/.exec(name)?.[1] : undefined;
  if (cluster !== undefined) return rdsKind("cluster", cluster, regions, isolatedSecurityGroups);
  const table = service === "dynamodb" ? /^table\/(.+)$/.exec(name)?.[1] : undefined;
  if (table !== undefined) return dynamodbKind(table, regions);
  throw new InputError(
    `input "backupResource" is not the ARN of a DB instance, an Aurora cluster or a DynamoDB table: ${resource}`,
    {
      advice:
        "Volumes are restored with the store aws-ebs, from the snapshots that AWS Backup makes of them.",
    },
  );
}

function metadataOf(inputs: AnyInputs): Readonly<Record<string, string>> {
  const given = inputs.backupRestoreMetadata ?? {};
  if (typeof given === "object" && given !== null && !Array.isArray(given)) {
    const entries = Object.entries(given);
    if (entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) {
      return Object.fromEntries(entries);
    }
  }
  throw new InputError('input "backupRestoreMetadata" has to be an object whose values are texts');
}

function backupStore(service: BackupService): Store {
  const { client, kind, resource } = service;
  return {
    address: `backup:${service.region}:${resource}`,
    original: async (context) => await kind.original(context),
    recoveryPoints: async (context) => await backupPoints(service, context),
    restore: async (request, context, progress) => {
      const before = await jobState(service, request, context);
      // A job that failed has come to its end. Asked to go on, another one is begun.
      const failed =
        before.is === "failed" ? (await jobFor(service, request, context))?.RestoreJobId : undefined;
      if (before.is === "absent" || failed !== undefined) await startJob(service, request, failed, context);
      return await completed({
        look: async () => {
          await settle(service, request, context);
          const state = await jobState(service, request, context);
          if (failed === undefined || state.is !== "failed") return state;
          // The new one may not be listed yet.
          const job = await jobFor(service, request, context);
          return job?.RestoreJobId === failed ? { is: "restoring" } : state;
        },
        context,
        progress,
        name: request.name,
      });
    },
    restoreState: async (request, context) => await jobState(service, request, context),
    readiness: (request) => Promise.resolve(kind.readiness(request)),
    verify: async (restored, context) => {
      const found = await kind.find(restored.name, context);
      const passes = found?.isUsable === true;
      const value = `${kind.what} "${restored.name}" is ${found?.status ?? "not there"}`;
      const job = restored.job;
      if (typeof job === "string") await putValidation(service, job, passes, value, context);
      return { passes, value, objective: "there, and usable" };
    },
    remove: async (request, context) => {
      // Without the mark of the run nothing is removed: a job that was cut off has not put it yet.
      await settle(service, request, context);
      await kind.remove(request.name, request.run, context);
    },
    handOver: (restored) => handOver(restored, service),
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      kind.destroy();
    },
  };
}

/** What became of the restore of `request`: what its job says, and whether what it made bears the mark of the run. */
async function jobState(
  service: BackupService,
  request: RestoreRequest,
  context: ReadContext,
): Promise<RestoreState> {
  const { kind } = service;
  const { name, run } = request;
  const found = await kind.find(name, context);
  if (found?.maker !== undefined && found.maker !== run) {
    return { is: "foreign", because: foreignBecause(kind.what, name, found.maker) };
  }
  const job = await jobFor(service, request, context);
  if (job === undefined) {
    return found === undefined
      ? { is: "absent" }
      : { is: "foreign", because: foreignBecause(kind.what, name, undefined) };
  }
  const said = job.StatusMessage === undefined || job.StatusMessage === "" ? "" : `: ${job.StatusMessage}`;
  switch (job.Status) {
    case "COMPLETED": {
      if (found === undefined) return { is: "absent" };
      if (job.CreatedResourceArn !== undefined && job.CreatedResourceArn !== found.arn) {
        return { is: "foreign", because: foreignBecause(kind.what, name, undefined) };
      }
      if (found.maker !== run || !found.isUsable) return { is: "restoring" };
      const restored = {
        id: found.arn,
        name,
        address: found.address,
        job: job.RestoreJobId ?? null,
      };
      return { is: "restored", restored };
    }
    case "FAILED":
    case "ABORTED":
      return {
        is: "failed",
        because: `restore job ${job.RestoreJobId} of AWS Backup ${job.Status === "FAILED" ? "failed" : "was aborted"}${said}`,
      };
    default: {
      const percent = Number.parseFloat(job.PercentDone ?? "");
      return Number.isNaN(percent) ? { is: "restoring" } : { is: "restoring", done: percent / 100 };
    }
  }
}

/** Marks what the job made as the run's: AWS Backup cannot be told to. */
async function settle(service: BackupService, request: RestoreRequest, context: ReadContext): Promise<void> {
  const { kind } = service;
  const job = await jobFor(service, request, context);
  if (job?.Status !== "COMPLETED") return;
  const found = await kind.find(request.name, context);
  if (found === undefined || !found.isUsable || found.maker !== undefined) return;
  if (job.CreatedResourceArn !== found.arn) return;
  await kind.mark(found, request.run, request.chosen.point.id, context);
}

function handOver({ name, address }: Restored, { kind, region, resource }: BackupService): string {
  return [
    `Restored: ${kind.what} ${name} in ${region}, reached at ${address}.`,
    ...(kind.type === "Aurora"
      ? [
          `It has no instance yet, and cannot be reached without one: aws --region ${region} rds create-db-instance --db-instance-identifier ${name}-1 --db-cluster-identifier ${name} --engine ENGINE --db-instance-class CLASS`,
        ]
      : []),
    `Lead users of ${resource} to it where they are configured.`,
    "AWS Backup restores data. Set again what the original had beside them: tags, deletion protection, how long backups are kept, roles, alarms, streams and scaling.",
    "Tell the stack: it still describes the original.",
  ].join("\n");
}
