import { parseDuration } from "@rampart/core/units";
import type { Step } from "../model/step.ts";
import { type Attempt, attempt, timeoutOf } from "./act.ts";
import { awaitApprovals } from "./approval.ts";
import { failureOf } from "./failure.ts";
import { Halt } from "./halt.ts";
import { isCutOff } from "./history.ts";
import { conclude, probe, settle } from "./probe.ts";
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

/** Whether a try of an earlier day has done it, or a person says that it is done. */
async function isSettled(running: Running, step: Step): Promise<boolean> {
  const { begun, inDoubt, failure, marked } = running.history.of(step.name);
  if (marked === "done" || inDoubt) return await settle(running, step);
  // One that said no has said so, but its answer may have been lost on its way.
  return begun && failure !== undefined && step.probe !== undefined && (await settle(running, step));
}

type Failed = Extract<Attempt, { isDone: false }>;

async function isDone(running: Running, step: Step): Promise<boolean> {
  await awaitApprovals(running, step.name, step.approvals);
  const { clock } = running.surroundings;
  const { attempts, factor, latest, ...patience } = patienceOf(step, clock.elapsed());
  let { pause } = patience;
  for (let tried = 1; ; tried += 1) {
    refuseToBegin(running, step.name);
    const outcome = await attempt(running, step);
    if (outcome.isDone) return true;
    const mayRetry = tried < attempts && clock.elapsed() + pause <= latest;
    await failOrWait(running, step, outcome, mayRetry ? pause : undefined);
    pause *= factor;
    // What failed may have happened all the same: the answer was lost on its way.
    if (step.probe === undefined) continue;
    const answer = await probe(running, step);
    if (answer.is !== "not-done") return await conclude(running, step, answer);
  }
}

interface Patience {
  /** Tries in all. */
  readonly attempts: number;
  /** Before the second, in milliseconds. */
  readonly pause: number;
  readonly factor: number;
  /** When the last try may begin. */
  readonly latest: number;
}

const ONCE: Patience = { attempts: 1, pause: 0, factor: 1, latest: Number.POSITIVE_INFINITY };

function patienceOf({ retry }: Step, began: number): Patience {
  if (retry === undefined) return ONCE;
  const { attempts, delay = "1s", factor = 2, deadline } = retry;
  const latest = deadline === undefined ? Number.POSITIVE_INFINITY : began + parseDuration(deadline) * 1000;
  return { attempts, pause: parseDuration(delay) * 1000, factor, latest };
}

/**
 * Writes down that a try failed, and waits for the next one.
 *
 * @param pause is undefined where there must be no other.
 */
async function failOrWait(
  running: Running,
  step: Step,
  { error, output, milliseconds }: Failed,
  pause: number | undefined,
): Promise<void> {
  const failure = failureOf(error, output);
  // A try that was cut off may have done it, or may be at it still.
  const isSafe = !isCutOff(failure) || step.probe !== undefined || step.isIdempotent === true;
  const retries = pause !== undefined && isSafe && !running.interrupted.aborted && canHelp(step, error);
  await record(running, { kind: "step-failed", step: step.name, milliseconds, failure, retries });
  if (!retries) throw failed(running, step, failure);
  running.observe({
    kind: "retrying",
    step: step.name,
    milliseconds: pause,
    because: running.redactor.redact(failure.message),
  });
  try {
    await running.surroundings.clock.sleep(pause, running.interrupted);
  } catch (sleepless) {
    refuseToBegin(running, step.name);
    throw sleepless;
  }
}

/** A predicate that fails cannot say that another try helps. */
function canHelp({ retry }: Step, error: unknown): boolean {
  try {
    return retry?.when(error) === true;
  } catch {
    return false;
  }
}

function failed({ commandTo, ending }: Running, step: Step, failure: ReturnType<typeof failureOf>): Halt {
  const advice =
    step.ifItFails ??
    `When it is mended: ${commandTo("resume")}. To take back what was done: ${commandTo("undo")}.`;
  if (ending.aborted)
    return new Halt("aborted", `stopped within "${step.name}"`, {
      step: step.name,
      advice: `${commandTo("resume")} goes on.`,
    });
  return new Halt("failed", `"${step.name}" failed: ${failure.message}`, { step: step.name, advice });
}

/** @throws {Halt} `aborted` where the operator asked for an end: no step begins any more. */
export function refuseToBegin({ interrupted, command }: Running, step: string): void {
  if (!interrupted.aborted) return;
  throw new Halt("aborted", `stopped before "${step}"`, { step, advice: `${command} goes on.` });
}
