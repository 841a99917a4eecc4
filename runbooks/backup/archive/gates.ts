import { GetObjectLockConfigurationCommand } from "@aws-sdk/client-s3";
import type { Check, Properties } from "@rampart/runbook";
import { amount, objects } from "../../operations/transfer-files/amount.ts";
import { withRetry } from "../../operations/transfer-files/retry.ts";
import { at } from "../../operations/transfer-files/sides.ts";
import type { SelectionState } from "../../operations/transfer-files/targets.ts";
import type { ArchiveInputs } from "./inputs.ts";
import { type ArchiveContext, archiveWork } from "./work.ts";

/** Whether objects of the archive can be locked. */
export interface LockState extends Properties {
  readonly isOn: boolean;
  /** What new versions are locked with by default: `GOVERNANCE 30 days`; null if with nothing. */
  readonly retention: string | null;
}

/** Asks the archive bucket for its Object Lock; undefined where there is no such bucket. */
export async function lockState(context: ArchiveContext): Promise<LockState | undefined> {
  const work = archiveWork(context);
  const { destination } = work.sides;
  try {
    const { ObjectLockConfiguration: lock } = await withRetry(
      async () =>
        await destination.client.send(new GetObjectLockConfigurationCommand(at(destination)), {
          abortSignal: work.signal,
        }),
      work,
    );
    const { Mode: mode, Days: days, Years: years } = lock?.Rule?.DefaultRetention ?? {};
    const length = years === undefined ? `${days ?? "?"} days` : `${years} years`;
    return {
      isOn: lock?.ObjectLockEnabled === "Enabled",
      retention: mode === undefined ? null : `${mode} ${length}`,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "NoSuchBucket") return undefined;
    if (error.name === "ObjectLockConfigurationNotFoundError") return { isOn: false, retention: null };
    throw error;
  }
}

/** Whether what is archived can be held. */
export function lockable(lock: LockState | undefined): Check {
  const objective = "the archive bucket has Object Lock";
  if (lock === undefined) return { passes: false, value: "there is no such archive bucket", objective };
  if (!lock.isOn) {
    return {
      passes: false,
      value: "it has no Object Lock, so that a legal hold cannot be put on anything",
      objective,
      advice: "Make a bucket with Object Lock, or enable it: aws s3api put-object-lock-configuration.",
    };
  }
  const { retention } = lock;
  return {
    passes: true,
    value: retention === null ? "Object Lock is on" : `Object Lock is on; each copy is kept by ${retention}`,
    objective,
  };
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html, minimum storage duration
const LEAST_DAYS = { GLACIER: 90, DEEP_ARCHIVE: 180 } as const;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html
const TAKES = {
  GLACIER: { expedited: "1 to 5 minutes", standard: "3 to 5 hours", bulk: "5 to 12 hours" },
  DEEP_ARCHIVE: { expedited: "never", standard: "up to 12 hours", bulk: "up to 48 hours" },
} as const;

/** The same page as for {@link LEAST_DAYS}: what is billed with each archived object. */
const OVERHEAD_BYTES = 40 * 1024;

/** What there is to archive, and what it binds whoever pays for it to. */
export function archivable(selection: SelectionState | undefined, inputs: ArchiveInputs): Check {
  const { coldClass, retrieval, olderThan, sample } = inputs;
  const objective = "there are old backups, and each can be archived";
  if (selection === undefined) {
    return { passes: false, value: "the source does not let itself be listed", objective };
  }
  const value = [
    `${objects(selection.objects)} older than ${olderThan}, ${amount(selection.bytes)}`,
    `${coldClass} is billed for at least ${LEAST_DAYS[coldClass]} days, also when it is deleted earlier`,
    `${amount(OVERHEAD_BYTES * selection.objects)} are billed on top, 40 KiB an object`,
    `the sample of ${sample} comes back by ${retrieval} retrieval in ${TAKES[coldClass][retrieval]}`,
  ].join("; ");
  if (selection.objects === 0) {
    return {
      passes: false,
      value,
      objective,
      advice: "There is nothing to archive: look at the prefix and the age.",
    };
  }
  if (selection.obstacle !== null)
    return { passes: false, value: `${value}; ${selection.obstacle}`, objective };
  return { passes: true, value, objective };
}
