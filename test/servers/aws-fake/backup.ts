import { randomUUID } from "node:crypto";
import { type Call, ForwardedFault, type Layer, ServiceFault, type Values } from "./call.ts";
import { PendingThings } from "./pending.ts";

/** AWS Backup, of which moto has vaults and plans, but no recovery point and no job. */
export interface FakeBackup extends Layer {
  readonly pending: PendingThings;
  readonly points: FakePoint[];
  readonly jobs: FakeJob[];
}

/** A recovery point, and what it is made of in moto. */
export interface FakePoint {
  readonly arn: string;
  readonly vault: string;
  readonly resource: string;
  readonly type: "RDS" | "Aurora" | "DynamoDB";
  readonly made: Date;
  readonly status?: string;
  /** The vault that it was copied from. */
  readonly source?: string;
  /** What {@link https://docs.aws.amazon.com/aws-backup/latest/devguide/API_GetRecoveryPointRestoreMetadata.html} gives. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The snapshot of RDS, or the backup of DynamoDB, that is restored. */
  readonly snapshot: string;
}

interface FakeJob {
  readonly id: string;
  readonly point: FakePoint;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly token: string | undefined;
  readonly begun: Date;
  status: "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "ABORTED";
  message?: string;
  created?: string;
  validation?: unknown;
}

export function backupLayer(): FakeBackup {
  return new Backup();
}

class Backup implements FakeBackup {
  readonly service = "backup";
  readonly pending = new PendingThings();
  readonly points: FakePoint[] = [];
  readonly jobs: FakeJob[] = [];

  answer(call: Call): Promise<Values> | undefined {
    const { input } = call;
    switch (call.operation.name) {
      case "ListRecoveryPointsByResource":
        return Promise.resolve({
          RecoveryPoints: this.points
            .filter(({ resource }) => resource === input.ResourceArn)
            .map((point) => ({
              RecoveryPointArn: point.arn,
              CreationDate: point.made,
              Status: point.status ?? "COMPLETED",
              BackupVaultName: point.vault,
              BackupSizeBytes: 1_024,
              VaultType: "BACKUP_VAULT",
            })),
        });
      case "ListRecoveryPointsByBackupVault":
        return Promise.resolve({
          RecoveryPoints: this.points
            .filter(
              ({ vault, resource }) =>
                vault === input.BackupVaultName &&
                (input.ByResourceArn === undefined || input.ByResourceArn === resource),
            )
            .map((point) => ({
              RecoveryPointArn: point.arn,
              CreationDate: point.made,
              Status: point.status ?? "COMPLETED",
              BackupVaultName: point.vault,
              SourceBackupVaultArn: point.source,
              ResourceArn: point.resource,
              ResourceType: point.type,
              BackupSizeInBytes: 1_024,
            })),
        });
      case "GetRecoveryPointRestoreMetadata":
        return Promise.resolve({
          RecoveryPointArn: this.#point(input.RecoveryPointArn).arn,
          RestoreMetadata: this.#point(input.RecoveryPointArn).metadata,
        });
      case "StartRestoreJob":
        return Promise.resolve(this.#started(input));
      case "DescribeRestoreJob":
        return this.#described(call);
      case "GetRestoreJobMetadata": {
        const { id, metadata } = this.#job(input);
        return Promise.resolve({ RestoreJobId: id, Metadata: metadata });
      }
      case "ListRestoreJobsByProtectedResource":
        return Promise.resolve({
          RestoreJobs: this.jobs.filter(({ point }) => point.resource === input.ResourceArn).map(told),
        });
      case "PutRestoreValidationResult": {
        const job = this.#job(input);
        if (job.status !== "COMPLETED") {
          throw new ServiceFault("InvalidRequestException", "The job is not complete.");
        }
        job.validation = input.ValidationStatus;
        return Promise.resolve({});
      }
      default:
        return undefined;
    }
  }

  #started(input: Values): Values {
    const token = typeof input.IdempotencyToken === "string" ? input.IdempotencyToken : undefined;
    const before = this.jobs.find((job) => token !== undefined && job.token === token);
    if (before !== undefined) return { RestoreJobId: before.id };
    const metadata = input.Metadata;
    const job: FakeJob = {
      id: randomUUID().toUpperCase(),
      point: this.#point(input.RecoveryPointArn),
      metadata: typeof metadata === "object" && metadata !== null ? { ...metadata } : {},
      token,
      begun: new Date(),
      status: "PENDING",
    };
    this.jobs.push(job);
    this.pending.begin(job.id);
    return { RestoreJobId: job.id };
  }

  async #described(call: Call): Promise<Values> {
    const job = this.#job(call.input);
    if (job.status === "PENDING" || job.status === "RUNNING") {
      const coming = this.pending.look(job.id);
      if (coming === true) job.status = "RUNNING";
      else if (coming === false) await this.#complete(job, call);
      else {
        job.status = "FAILED";
        job.message = coming;
      }
    }
    return told(job);
  }

  /** Has moto make what the job restores. */
  async #complete(job: FakeJob, call: Call): Promise<void> {
    try {
      job.created = await restored(job, call);
      job.status = "COMPLETED";
    } catch (error) {
      if (!(error instanceof ForwardedFault)) throw error;
      job.status = "FAILED";
      job.message = error.message;
    }
  }

  #point(arn: unknown): FakePoint {
    const point = this.points.find((one) => one.arn === arn);
    if (point === undefined)
      throw new ServiceFault("ResourceNotFoundException", "There is no such recovery point.");
    return point;
  }

  #job({ RestoreJobId: id }: Values): FakeJob {
    const job = this.jobs.find((one) => one.id === id);
    if (job === undefined) throw new ServiceFault("ResourceNotFoundException", "There is no such job.");
    return job;
  }
}

async function restored({ point, metadata }: FakeJob, { ask }: Call): Promise<string> {
  if (point.type === "DynamoDB") {
    const target = metadata.targetTableName;
    await ask("dynamodb", "RestoreTableFromBackup", { TargetTableName: target, BackupArn: point.snapshot });
    const answer = await ask("dynamodb", "DescribeTable", { TableName: target });
    return arnIn(answer.Table, "TableArn");
  }
  if (point.type === "RDS") {
    const answer = await ask("rds", "RestoreDBInstanceFromDBSnapshot", {
      DBInstanceIdentifier: metadata.DBInstanceIdentifier,
      DBSnapshotIdentifier: point.snapshot,
    });
    return arnIn(answer.DBInstance, "DBInstanceArn");
  }
  const answer = await ask("rds", "RestoreDBClusterFromSnapshot", {
    DBClusterIdentifier: metadata.DBClusterIdentifier,
    SnapshotIdentifier: point.snapshot,
    Engine: metadata.Engine,
  });
  return arnIn(answer.DBCluster, "DBClusterArn");
}

function arnIn(value: unknown, key: string): string {
  const arn =
    typeof value === "object" && value !== null
      ? Object.entries(value).find(([name]) => name === key)
      : undefined;
  if (typeof arn?.[1] !== "string") throw new Error(`moto gave no ${key}`);
  return arn[1];
}

const PERCENT: Readonly<Record<FakeJob["status"], string>> = {
  PENDING: "0.00%",
  RUNNING: "40.00%",
  COMPLETED: "100.00%",
  FAILED: "0.00%",
  ABORTED: "0.00%",
};

function told(job: FakeJob): Values {
  return {
    RestoreJobId: job.id,
    RecoveryPointArn: job.point.arn,
    CreationDate: job.begun,
    Status: job.status,
    PercentDone: PERCENT[job.status],
    ...(job.message === undefined ? {} : { StatusMessage: job.message }),
    ...(job.created === undefined ? {} : { CreatedResourceArn: job.created }),
    ...(job.validation === undefined ? {} : { ValidationStatus: job.validation }),
    ResourceType: job.point.type,
  };
}
