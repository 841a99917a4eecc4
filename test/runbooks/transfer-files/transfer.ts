import { hostname } from "node:os";
import { type Notice, type ResumeOptions, type RunOutcome, startRun } from "@rampart/runbook/execute";
import { type Journal, memoryJournal, type RunEvent } from "@rampart/runbook/journal";
import { INPUTS, type TransferInputs } from "../../../runbooks/operations/transfer-files/inputs.ts";
import runbook from "../../../runbooks/operations/transfer-files/runbook.ts";
import type { Bucket } from "./bucket.ts";

/** Two buckets, and the servers they are asked at: their own, or a proxy before them. */
export interface Ends {
  readonly source: Bucket;
  readonly sourceEndpoint: string;
  readonly destination: Bucket;
  readonly destinationEndpoint: string;
}

/** Inputs of the runbook with its defaults. */
export function inputsFor(ends: Ends, more: Partial<TransferInputs> = {}): TransferInputs {
  const defaults = Object.entries(INPUTS.properties).flatMap(([name, property]) =>
    "default" in property ? [[name, property.default] as const] : [],
  );
  const inputs: Partial<TransferInputs> = {
    ...Object.fromEntries(defaults),
    sourceBucket: ends.source.name,
    sourceRegion: "eu-west-1",
    sourceEndpoint: ends.sourceEndpoint,
    sourceAccessKeyId: "testing",
    sourceSecretAccessKey: "testing-of-the-source",
    destinationBucket: ends.destination.name,
    destinationRegion: "eu-west-1",
    destinationEndpoint: ends.destinationEndpoint,
    destinationAccessKeyId: "testing",
    destinationSecretAccessKey: "testing-of-the-destination",
    ...more,
  };
  // All that is required is there, and so are the defaults.
  return inputs as TransferInputs;
}

/** A run that ended or stopped. */
export interface Ran extends RunOutcome {
  readonly journal: Journal;
  readonly notices: readonly Notice[];
  readonly events: readonly RunEvent[];
  /** What it takes to resume or undo it. */
  readonly options: ResumeOptions;
}

/** Somebody who could approve, and does not. */
const APPROVER = {
  name: "Grace",
  sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6Yg1W2dXQF5u4vGJmZ0m1iP2vY8eWb3k7cU6nT9sRq grace",
};

/** Runs the runbook with the executor. */
export async function transfer(inputs: TransferInputs): Promise<Ran> {
  const notices: Notice[] = [];
  const journal = memoryJournal();
  const options: ResumeOptions = {
    inputs: { ...inputs },
    journal,
    operator: {
      name: "ada",
      host: hostname(),
      pid: process.pid,
      sshKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK7Yg1W2dXQF5u4vGJmZ0m1iP2vY8eWb3k7cU6nT9sRq",
    },
    approvers: [APPROVER],
    observe: (notice) => void notices.push(notice),
  };
  const outcome = await startRun(runbook, options);
  const events = (await journal.read(outcome.run)).map(({ event }) => event);
  return { ...outcome, journal, notices, events, options };
}

/** What a finished step gave back. */
export function resultOf(events: readonly RunEvent[], step: string): unknown {
  const finished = events.find((event) => event.kind === "step-finished" && event.step === step);
  return finished?.kind === "step-finished" ? finished.result : undefined;
}
