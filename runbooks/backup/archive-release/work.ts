import type { Clock, InputsOf } from "@rampart/runbook";
import type { TransferInputs } from "../../operations/transfer-files/inputs.ts";
import { connect, type Sides } from "../../operations/transfer-files/sides.ts";
import { type Work, workOf } from "../../operations/transfer-files/work.ts";
import { ARCHIVE_INPUTS, type ArchiveInputs, transferInputsOf } from "../archive/inputs.ts";

/** Whose holds are lifted, and why. */
const RELEASE_INPUTS = {
  archiveRun: { type: "string", minLength: 1, description: "Run of backup/archive whose holds are lifted." },
  reason: {
    type: "string",
    minLength: 10,
    description: "Why they may be lifted, for whoever approves it and for the record.",
  },
} as const;

/** What the runbook is asked to do. */
export const INPUTS: {
  readonly required: readonly ["archiveBucket", "archiveRegion", "archiveRun", "reason"];
  readonly properties: typeof RELEASE_INPUTS & typeof ARCHIVE_INPUTS;
} = {
  required: ["archiveBucket", "archiveRegion", "archiveRun", "reason"],
  properties: { ...RELEASE_INPUTS, ...ARCHIVE_INPUTS },
};

/** {@link INPUTS} with defaults filled in. */
export type ReleaseInputs = InputsOf<typeof INPUTS>;

export interface ReleaseContext {
  readonly inputs: ReleaseInputs;
  readonly clients: Sides;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** An archive has no source by now: both sides are the archive. */
function archiveInputsOf(inputs: ReleaseInputs): ArchiveInputs {
  return {
    ...inputs,
    sourceBucket: inputs.archiveBucket,
    sourceRegion: inputs.archiveRegion,
    sourcePrefix: inputs.archivePrefix,
    olderThan: "1d",
    include: ["**"],
    exclude: [],
    coldClass: "DEEP_ARCHIVE",
    retrieval: "bulk",
    sample: 1,
    retrievedDays: 1,
    deleteSource: false,
    concurrency: 8,
    partMebibytes: 64,
    batchObjects: 1000,
  };
}

/** The archive as transfers know a destination. */
export function destinationOf(inputs: ReleaseInputs): TransferInputs {
  return transferInputsOf(archiveInputsOf(inputs));
}

export function connectArchive(inputs: ReleaseInputs): Sides {
  return connect(destinationOf(inputs));
}

/** The work of the run that archived: its records are where that run put them. */
export function workOfArchive({ inputs, clients, clock, signal }: ReleaseContext): Work {
  return workOf({ inputs: destinationOf(inputs), clients, clock, signal, run: { id: inputs.archiveRun } });
}
