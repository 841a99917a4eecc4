import { parseDuration } from "@rampart/core/units";
import { readStates, type States } from "../context/read-states.ts";
import { readContext } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import { recordingInputs } from "../inputs/hash.ts";
import type { RunEvent } from "../journal/entry.ts";
import type { StepContext } from "../model/context.ts";
import type { Json } from "../model/json.ts";
import type { AnyInputs } from "../model/schema.ts";
import type { ManualStep, Step } from "../model/step.ts";
import type { StateChange } from "../plan/change.ts";
import { stateChange } from "../plan/state-change.ts";
import { stepFlag } from "./advice.ts";
import { within } from "./deadline.ts";
import { Halt } from "./halt.ts";
import { isOfJournal } from "./journal-failure.ts";
import { type PrintingShell, type Running, record } from "./running.ts";

const DEFAULT_MILLISECONDS = 600_000;
const NOTHING_READ: States = {};

/** How long a step may take, in milliseconds. */
export function timeoutOf({ timeout }: Pick<Step, "timeout">): number {
  return timeout === undefined ? DEFAULT_MILLISECONDS : parseDuration(timeout) * 1000;
}

/** What came of one try. */
export type Attempt =
  | { readonly isDone: true }
  | {
      readonly isDone: false;
      readonly error: unknown;
      readonly output: string;
      readonly milliseconds: number;
    };

/**
 * Tries a step once: its intent is written before the act, what came of it after.
 *
 * A failure is not written: whether another try follows is not known here.
 *
 * @throws {Halt} `refused` where the step must not act on what it reads.
 */
export async function attempt(running: Running, step: Step): Promise<Attempt> {
  const { surroundings, ending, grace } = running;
  const { clock } = surroundings;
  const shell = await running.shellOf(step.name, ending);
  const recorded = recordingInputs(surroundings.inputs, running.inputHashes);
  const trying = { isOver: false };
  let began = clock.elapsed();
  try {
    const before = await readBefore(running, step, shell);
    refuse(running, step, before);
    await record(running, {
      kind: "step-started",
      step: step.name,
      attempt: running.history.of(step.name).attempts + 1,
      ...(step.reads === undefined ? {} : { before: namesOfTargets(step, before) }),
    });
    began = clock.elapsed();
    const result = await within(
      async (signal) => {
        const context = await stepContext(
          { ...running, surroundings: { ...surroundings, inputs: recorded.inputs } },
          step,
          shell,
          signal,
          before,
          trying,
        );
        return await shell.within(async () => await step.run(context));
      },
      { clock, milliseconds: timeoutOf(step), grace, signal: ending, shell },
    );
    trying.isOver = true;
    await endShell(running, step, shell);
    const changed = await changesMade(running, step, before);
    const output = shell.printed();
    const used = recorded.used();
    await recordDone(running, {
      kind: "step-finished",
      step: step.name,
      milliseconds: clock.elapsed() - began,
      ...(result === undefined ? {} : { result: result as Json }),
      ...(Object.keys(used).length > 0 ? { inputs: used } : {}),
      ...(changed === undefined ? {} : { changed }),
      ...(output === "" ? {} : { output }),
    });
    return { isDone: true };
  } catch (error) {
    trying.isOver = true;
    await shell.end();
    if (error instanceof Halt || isOfJournal(error)) throw error;
    return { isDone: false, error, output: shell.printed(), milliseconds: clock.elapsed() - began };
  }
}

/** What was done cannot be called failed because of what it gave back. */
async function recordDone(
  running: Running,
  event: Extract<RunEvent, { kind: "step-finished" }>,
): Promise<void> {
  try {
    await record(running, event);
  } catch (error) {
    if (isOfJournal(error)) throw error;
    const { step } = event;
    throw new Halt("in-doubt", `"${step}" is done, but what it gave back is no JSON: ${messageOf(error)}`, {
      step,
      advice: `Mend what it returns. Then say that it is done: ${running.commandTo("resume", stepFlag("--mark", step, "=done"))}.`,
    });
  }
}

/**
 * What a step's code is given.
 *
 * @param trying says when the try is over: code that goes on all the same has nothing to say any more.
 */
export async function stepContext(
  running: Running,
  step: Step,
  shell: PrintingShell,
  signal: AbortSignal,
  state: States,
  trying: { readonly isOver: boolean },
): Promise<StepContext<AnyInputs, unknown, States>> {
  return {
    ...(await readContext(running.surroundings, shell, signal)),
    state,
    log: (message) => {
      if (trying.isOver) return;
      // The ledger keeps the order; what it cannot write, it says to the next who writes.
      record(running, { kind: "logged", step: step.name, message: running.redactor.redact(message) }).catch(
        () => undefined,
      );
    },
    progress: (done, total, unit) => {
      if (trying.isOver) return;
      running.observe({
        kind: "progress",
        step: step.name,
        done,
        total,
        ...(unit === undefined ? {} : { unit: running.redactor.redact(unit) }),
      });
    },
  };
}

/** What the step reads, as it is now. */
export async function readBefore(
  running: Running,
  step: Pick<Step, "reads" | "timeout">,
  shell: PrintingShell,
): Promise<States> {
  if (step.reads === undefined) return NOTHING_READ;
  const { reads } = step;
  const { surroundings, ending, grace } = running;
  return await within(
    async (signal) => {
      const context = await readContext(surroundings, shell, signal);
      return await shell.within(async () => await readStates(reads, context));
    },
    { clock: surroundings.clock, milliseconds: timeoutOf(step), grace, signal: ending, shell },
  );
}

/** @throws {Halt} `refused` where the step must not act on what it reads. */
export function refuse({ surroundings, commandTo }: Running, step: Step | ManualStep, before: States): void {
  const reasons = step.requires?.(before, surroundings.inputs) ?? [];
  if (reasons.length === 0) return;
  throw new Halt("refused", `"${step.name}" must not be done now: ${reasons.join("; ")}`, {
    step: step.name,
    advice: step.ifItFails ?? `When that has changed: ${commandTo("resume")}.`,
  });
}

/** A process that stays would hold its resources, or act later: it is ended, and people are told. */
async function endShell(running: Running, step: Step, shell: PrintingShell): Promise<void> {
  const ended = await shell.end();
  if (ended === 0) return;
  const message = `${ended} process${ended === 1 ? "" : "es"} stayed behind and had to be ended`;
  await record(running, { kind: "logged", step: step.name, message });
}

/** What is other than before; undefined where nobody declared anything. A failure to look says nothing of the act. */
export async function changesMade(
  running: Running,
  step: Step | ManualStep,
  before: States,
): Promise<readonly StateChange[] | undefined> {
  if (step.reads === undefined || step.changes === undefined) return undefined;
  const shell = await running.shellOf(step.name, running.ending);
  try {
    const after = await readBefore(running, step, shell);
    return Object.entries(step.reads).flatMap(
      ([key, { name }]) => stateChange(name, before[key], after[key]) ?? [],
    );
  } catch (error) {
    const message = `what it changed could not be read: ${messageOf(error)}`;
    await record(running, { kind: "logged", step: step.name, message });
    return undefined;
  } finally {
    await shell.end();
  }
}

/** States by the names of the targets, as people know them. */
function namesOfTargets({ reads = {} }: Pick<Step, "reads">, states: States): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(reads).map(([key, { name }]) => [name, states[key] ?? null]));
}
