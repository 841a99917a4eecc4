import { parseDuration } from "@rampart/core/units";
import type { Step } from "../model/step.ts";
import { attempt, timeoutOf } from "./act.ts";
import { awaitApprovals } from "./approval.ts";
import { failureOf } from "./failure.ts";
import { Halt } from "./halt.ts";
import { probe, settle } from "./probe.ts";
import { type Running, record } from "./running.ts";
import { verify } from "./verify.ts";

/**
 * Brings a step to its end: asks, acts, verifies. What the journal says is finished is not done again.
 *
 * @throws {Halt} where the run cannot go on.
 */
export async function doStep(running: Running, step: Step): Promise<void> {
  const history = running.history.of(step.name);
  const milliseconds = timeoutOf(step);
  if (history.finished !== undefined) {
    if (history.verified?.passes !== true) await verify(running, step, milliseconds);
    return;
  }
  if ((await isSettled(running, step)) || (await isDone(running, step))) {
    await verify(running, step, milliseconds);
  }
}

/** Whether a try of an earlier day, of which nobody knows how it ended, has done it. */
async function isSettled(running: Running, step: Step): Promise<boolean> {
  const { open, failure } = running.history.of(step.name);
  // A step that was cut off by its time may have happened; one that said no has said so.
  const isUncertain = open === "act" || failure?.kind === "timeout" || failure?.kind === "aborted";
  if (isUncertain) return await settle(running, step);
  if (failure === undefined || step.probe === undefined) return false;
  return await settle(running, step);
}

async function isDone(running: Running, step: Step): Promise<boolean> {
  await awaitApprovals(running, step.name, step.approvals);
  const { clock } = running.surroundings;
  const { attempts = 1, delay = "1s", factor = 2, deadline, when } = step.retry ?? {};
  const began = clock.elapsed();
  const latest = deadline === undefined ? Number.POSITIVE_INFINITY : parseDuration(deadline) * 1000;
  let pause = parseDuration(delay) * 1000;
  for (let tried = 1; ; tried += 1) {
    refuseToBegin(running, step.name);
    const outcome = await attempt(running, step);
    if (outcome.isDone) return true;
    const { error, output, milliseconds } = outcome;
    const failure = failureOf(error, output);
    const retries =
      tried < attempts &&
      !running.ending.aborted &&
      !running.stop.aborted &&
      clock.elapsed() - began + pause <= latest &&
      when?.(error) === true;
    await record(running, { kind: "step-failed", step: step.name, milliseconds, failure, retries });
    if (!retries) throw failed(running, step, failure);
    running.observe({
      kind: "retrying",
      step: step.name,
      milliseconds: pause,
      because: running.redactor.redact(failure.message),
    });
    await clock.sleep(pause, AbortSignal.any([running.stop, running.ending]));
    pause *= factor;
    // What failed may have happened all the same: the answer was lost on its way.
    if (step.probe !== undefined && (await settleRetry(running, step))) return true;
  }
}

async function settleRetry(running: Running, step: Step): Promise<boolean> {
  const answer = await probe(running, step);
  if (answer.is === "not-done") return false;
  return await settle(running, step);
}

function failed({ ledger, ending }: Running, step: Step, failure: ReturnType<typeof failureOf>): Halt {
  const advice =
    step.ifItFails ??
    `When it is mended: rampart resume ${ledger.run}. To take back what was done: rampart undo ${ledger.run}.`;
  if (ending.aborted)
    return new Halt("aborted", `stopped within "${step.name}"`, {
      step: step.name,
      advice: `rampart resume ${ledger.run} goes on.`,
    });
  return new Halt("failed", `"${step.name}" failed: ${failure.message}`, { step: step.name, advice });
}

/** @throws {Halt} `aborted` where the operator asked for an end: no step begins any more. */
export function refuseToBegin({ stop, ending, ledger }: Running, step: string): void {
  if (!stop.aborted && !ending.aborted) return;
  throw new Halt("aborted", `stopped before "${step}"`, {
    step,
    advice: `rampart resume ${ledger.run} goes on.`,
  });
}
