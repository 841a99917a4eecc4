import type { Clock, ReadContext, RunFacts } from "../model/context.ts";
import type { StepReference } from "../model/reference.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { StepShell } from "../shell/shell.ts";

/** What a plan, a run and a rehearsal each have their own of. */
export interface Surroundings {
  readonly inputs: AnyInputs;
  /** Made on the first call, then always the same. */
  clients(): Promise<unknown>;
  readonly run: RunFacts;
  readonly clock: Clock;
  /** The shell of a step, whose commands end when `signal` is aborted. */
  shellOf(step: string, signal: AbortSignal): Promise<StepShell>;
  /** What a finished step gave back. @throws {Error} if it is not finished. */
  resultOf(step: string): unknown;
}

/** What code that only looks is given. */
export async function readContext(
  surroundings: Surroundings,
  shell: StepShell,
  signal: AbortSignal,
): Promise<ReadContext> {
  const { inputs, run, clock } = surroundings;
  return {
    inputs,
    clients: await surroundings.clients(),
    signal,
    run,
    clock,
    $: shell.$,
    resultOf: <Result>({ name }: StepReference<Result>) => surroundings.resultOf(name) as Result,
  };
}
