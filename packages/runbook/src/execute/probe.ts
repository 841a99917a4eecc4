import { readContext } from "../context/surroundings.ts";
import { messageOf } from "../errors/message-of.ts";
import type { Json } from "../model/json.ts";
import type { ManualStep, ProbeAnswer, Step } from "../model/step.ts";
import { stepFlag } from "./advice.ts";
import { within } from "./deadline.ts";
import { Halt } from "./halt.ts";
import { type Running, record } from "./running.ts";

const PROBE_MILLISECONDS = 60_000;

/** Asks a step whether its act happened. A probe that fails does not know. */
export async function probe(running: Running, step: Step | ManualStep): Promise<ProbeAnswer<unknown>> {
  const answer = await ask(running, step);
  await record(running, {
    kind: "step-probed",
    step: step.name,
    is: answer.is,
    ...(answer.is === "unknown" ? { because: answer.because } : {}),
  });
  return answer;
}

async function ask(running: Running, step: Step | ManualStep): Promise<ProbeAnswer<unknown>> {
  const { surroundings, ending, grace } = running;
  const shell = await running.shellOf(step.name, ending);
  try {
    return await within(
      async (signal) => {
        const context = await readContext(surroundings, shell, signal);
        const answer = await shell.within(async () => await step.probe?.(context));
        return answer ?? { is: "unknown", because: "the step has no probe" };
      },
      { clock: surroundings.clock, milliseconds: PROBE_MILLISECONDS, grace, signal: ending, shell },
    );
  } catch (error) {
    if (ending.aborted) throw error;
    return { is: "unknown", because: `the probe failed: ${messageOf(error)}` };
  } finally {
    await shell.end();
  }
}

/**
 * Finds out whether a step that was cut off has happened, and writes it down.
 *
 * @returns whether it is done.
 * @throws {Halt} `in-doubt` where only a person can tell.
 */
export async function settle(running: Running, step: Step): Promise<boolean> {
  const { marked, open } = running.history.of(step.name);
  if (open !== undefined) await endWhatIsLeft(running, step.name);
  if (marked === "done") {
    await record(running, { kind: "step-finished", step: step.name, milliseconds: 0, settledBy: "operator" });
    return true;
  }
  if (step.probe === undefined && step.isIdempotent === true) return false;
  return await conclude(running, step, await probe(running, step));
}

/**
 * Writes down what a probe said.
 *
 * @returns whether the step is done.
 * @throws {Halt} `in-doubt`
 */
export async function conclude(running: Running, step: Step, answer: ProbeAnswer<unknown>): Promise<boolean> {
  if (answer.is === "not-done") return false;
  if (answer.is === "unknown") throw inDoubt(running, step.name, answer.because);
  await record(running, {
    kind: "step-finished",
    step: step.name,
    milliseconds: 0,
    settledBy: "probe",
    ...(answer.result === undefined ? {} : { result: answer.result as Json }),
  });
  return true;
}

/**
 * Commands outlive the process that ran them when it is killed: one that is at it still would act behind the back of
 * the probe.
 */
export async function endWhatIsLeft(running: Running, step: string): Promise<void> {
  const ended = await running.endLeft(step);
  if (ended === 0) return;
  const message = `${ended} process${ended === 1 ? "" : "es"} of the try that was cut off still ran and had to be ended`;
  await record(running, { kind: "logged", step, message });
}

function inDoubt({ commandTo, verb }: Running, step: string, because: string): Halt {
  return new Halt("in-doubt", `nobody knows whether "${step}" happened: ${because}`, {
    step,
    advice: `Look for yourself, then say so: ${commandTo(verb, stepFlag("--mark", step, "=done"))} (or =not-done).`,
  });
}
