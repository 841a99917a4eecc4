import { createHash } from "node:crypto";
import type { AzureIaaSVMJob, JobResource } from "@azure/arm-recoveryservicesbackup";
import { lastName } from "../shared/resource-id.ts";
import type { VmStore } from "./vm-store.ts";

/** A restore, as the vault keeps it. */
export interface RestoreJob {
  readonly name: string;
  readonly is: "running" | "succeeded" | "failed";
  /** Per cent. */
  readonly done?: number;
  readonly errors: readonly string[];
}

/** A UUID of the run, which the vault keeps as the job's activity. */
export function activityOf(run: string, name: string): string {
  const hex = createHash("sha256").update(`${run}\n${name}`).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join("-");
}

const MOST_LOOKED_AT = 50;

/** The newest restore to a machine of that name; undefined where there was none. */
export async function restoreJob(
  store: VmStore,
  target: string,
  run: string,
  signal: AbortSignal,
): Promise<RestoreJob | undefined> {
  const { backup, vault, vaultName, machine } = store;
  const wanted = lastName(machine.id).toLowerCase();
  const jobs: JobResource[] = [];
  const list = backup.backupJobs.list(vaultName, vault.group, {
    filter: "backupManagementType eq 'AzureIaasVM' and operation eq 'Restore'",
    abortSignal: signal,
  });
  for await (const job of list) {
    if (job.properties?.entityFriendlyName?.toLowerCase() === wanted) jobs.push(job);
  }
  const newestFirst = jobs.toSorted((one, other) => startOf(other) - startOf(one)).slice(0, MOST_LOOKED_AT);
  for (const { name } of newestFirst) {
    if (name === undefined) continue;
    const { properties } = await backup.jobDetails.get(vaultName, vault.group, name, { abortSignal: signal });
    if (properties?.jobType !== "AzureIaaSVMJob") continue;
    // The discriminator says which of the types it is.
    const job = properties as AzureIaaSVMJob;
    if (isAbout(job, target, activityOf(run, target))) return jobOf(name, job);
  }
  return undefined;
}

function startOf({ properties }: JobResource): number {
  return properties?.startTime?.getTime() ?? 0;
}

/** The vault writes the target into the properties of the job, under names that it does not document. */
function isAbout({ activityId, extendedInfo }: AzureIaaSVMJob, target: string, activity: string): boolean {
  if (activityId?.toLowerCase() === activity) return true;
  return Object.values(extendedInfo?.propertyBag ?? {}).some(
    (value) => lastName(value).toLowerCase() === target.toLowerCase(),
  );
}

const SUCCEEDED: ReadonlySet<string> = new Set(["Completed", "CompletedWithWarnings"]);
const FAILED: ReadonlySet<string> = new Set(["Failed", "Cancelled"]);

function jobOf(name: string, { status = "", extendedInfo, errorDetails = [] }: AzureIaaSVMJob): RestoreJob {
  const done = extendedInfo?.progressPercentage;
  return {
    name,
    is: SUCCEEDED.has(status) ? "succeeded" : FAILED.has(status) ? "failed" : "running",
    ...(done === undefined ? {} : { done }),
    errors: errorDetails.map(({ errorCode, errorString, recommendations = [] }) =>
      [`${errorCode ?? ""} ${errorString ?? ""}`.trim(), ...recommendations].join("; "),
    ),
  };
}

/** Why it failed, as the vault says it. */
export function failureOf({ name, errors }: RestoreJob): string {
  return errors.length === 0 ? `job ${name} failed, and does not say why` : errors.join("; ");
}
