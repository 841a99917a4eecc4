import type { Shell } from "zx/core";
import type { StepReference } from "./reference.ts";
import type { AnyInputs } from "./schema.ts";

/** Whether a run is the real thing or practice. Runbooks may isolate a drill; what is recorded is the same. */
export type RunMode = "run" | "drill";

/** What a run is called and how it is meant. */
export interface RunFacts {
  /** Made of letters, digits and hyphens; unique. */
  readonly id: string;
  readonly mode: RunMode;
}

/** The time as the executor has it; a rehearsal runs on a virtual one. */
export interface Clock {
  now(): Date;
  /** Milliseconds since some moment, never going back. */
  elapsed(): number;
  /** Waits; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** What code of a runbook may use that only looks. */
export interface ReadContext<Inputs = AnyInputs, Clients = unknown> {
  readonly inputs: Inputs;
  /** As the runbook's `clients` made them. */
  readonly clients: Clients;
  /** Aborted when the step has to end: its time is over, the run is stopped, or another operator took over. */
  readonly signal: AbortSignal;
  readonly run: RunFacts;
  readonly clock: Clock;
  /** zx, in a context of this step: its commands end with the step, and secrets do not get into what it prints. */
  readonly $: Shell;
  /** What an earlier step gave back. */
  resultOf<Result>(step: StepReference<Result>): Result;
}

/** What the code of a step may use. */
export interface StepContext<Inputs = AnyInputs, Clients = unknown, States = unknown>
  extends ReadContext<Inputs, Clients> {
  /** What the step `reads`, as it was right before. */
  readonly state: States;
  /** A line for the people who watch, and for the journal. */
  log(message: string): void;
  /** How far the step is, such as 3 of 10 files. */
  progress(done: number, total: number, unit?: string): void;
}
