import type { Runbook } from "../model/runbook.ts";
import type { Item, Step } from "../model/step.ts";
import { readBefore, stepContext, timeoutOf } from "./act.ts";
import { stepFlag } from "./advice.ts";
import { within } from "./deadline.ts";
import { failureOf } from "./failure.ts";
import { stepsOf } from "./groups.ts";
import { Halt } from "./halt.ts";
import type { History } from "./history.ts";
import { isOfJournal } from "./journal-failure.ts";
import type { ResumeOptions, RunOutcome } from "./options.ts";
import { endWhatIsLeft, probe, settle } from "./probe.ts";
import { remainsOf } from "./remains.ts";
import { reopen, type Work } from "./resume.ts";
import { type Running, record } from "./running.ts";
import { refuseToBegin } from "./step.ts";

/**
 * Takes back what a run did: the `undo` of each finished step, the last one first.
 *
 * @returns `undone`; with `because` where part of what was done has no undo, and stays. `undo-failed` where an undo
 *   failed, or none of what was done has one.
 *
 * @throws {InputError} if there is no such run, or it is undone already; nothing was done.
 * @throws {LockHeld} if somebody works on it; nothing was done.
 */
export async function undoRun(runbook: Runbook, run: string, options: ResumeOptions): Promise<RunOutcome> {
  return await reopen(runbook, run, options, "undo", async (running) => {
    for (const step of await stepsToUndo(running)) {
      if (step.undo === undefined) continue;
      refuseToBegin(running, step.name);
      await undo(running, step);
    }
    return outcomeOf(running);
  });
}

/**
 * What came of it, once everything that has an undo is taken back.
 *
 * @throws {Halt} `undo-failed` where nothing of what was done could be.
 */
function outcomeOf(running: Running): Awaited<ReturnType<Work>> {
  const { history, commandTo } = running;
  const remains = remainsOf(running);
  if (remains.length === 0) return { status: "undone" };
  const [has, stays] = remains.length === 1 ? ["has", "stays"] : ["have", "stay"];
  const because = `${remains.join(", ")} ${has} no undo, and ${stays}`;
  if (history.names.some((name) => history.of(name).undone)) return { status: "undone", because };
  throw new Halt("undo-failed", `nothing could be taken back: ${because}`, {
    advice: `${commandTo("runs show")} says what was done; what has to go, somebody takes back by hand. A new run begins with --anew.`,
  });
}

/** Finished steps, and those in doubt that turn out to be done; the last one first. */
async function stepsToUndo(running: Running): Promise<readonly Step[]> {
  const { runbook, history } = running;
  const steps = runbook.items.flatMap((item) => stepsIn(item, history));
  for (const step of steps) {
    const { inDoubt, marked, finished } = history.of(step.name);
    if (finished === undefined && (inDoubt || marked === "done")) await settle(running, step);
  }
  return steps
    .filter(({ name }) => history.of(name).finished !== undefined && !history.of(name).undone)
    .sort((one, other) => seqOf(history, other) - seqOf(history, one));
}

function stepsIn(item: Item, history: History): readonly Step[] {
  if (item.kind === "step") return history.knows(item.name) ? [item] : [];
  if (item.kind === "parallel") {
    return item.steps.filter((step): step is Step => step.kind === "step" && history.knows(step.name));
  }
  if (item.kind !== "forEach" || !history.knows(item.name)) return [];
  return stepsOf(item, history.of(item.name).items ?? []).filter(({ name }) => history.knows(name));
}

function seqOf(history: History, { name }: Step): number {
  return history.of(name).finished?.seq ?? 0;
}

async function undo(running: Running, step: Step): Promise<void> {
  const { undoInDoubt } = running.history.of(step.name);
  if (undoInDoubt && (await isUndone(running, step))) return;
  const { surroundings, ending, grace } = running;
  const { clock } = surroundings;
  const shell = await running.shellOf(step.name, ending);
  const trying = { isOver: false };
  const began = clock.elapsed();
  try {
    const state = await readBefore(running, step, shell);
    await record(running, { kind: "undo-started", step: step.name });
    await within(
      async (signal) => {
        const context = await stepContext(running, step, shell, signal, state, trying);
        const result = surroundings.resultOf(step.name);
        await shell.within(async () => await step.undo?.(context, result as never));
      },
      { clock, milliseconds: timeoutOf(step), grace, signal: ending, shell },
    );
    trying.isOver = true;
    await shell.end();
    const output = shell.printed();
    await record(running, {
      kind: "undo-finished",
      step: step.name,
      milliseconds: clock.elapsed() - began,
      ...(output === "" ? {} : { output }),
    });
  } catch (error) {
    trying.isOver = true;
    await shell.end();
    if (error instanceof Halt || isOfJournal(error)) throw error;
    const failure = failureOf(error, shell.printed());
    await record(running, {
      kind: "undo-failed",
      step: step.name,
      milliseconds: clock.elapsed() - began,
      failure,
    });
    if (ending.aborted)
      throw new Halt("aborted", `stopped while "${step.name}" was taken back`, {
        step: step.name,
        advice: `${running.command} goes on.`,
      });
    throw new Halt("undo-failed", `"${step.name}" could not be taken back: ${failure.message}`, {
      step: step.name,
      advice: `When it is mended: ${running.command}.`,
    });
  }
}

/** Whether an undo that was cut off has taken the act back. */
async function isUndone(running: Running, step: Step): Promise<boolean> {
  const { marked, open } = running.history.of(step.name);
  if (open !== undefined) await endWhatIsLeft(running, step.name);
  if (step.isIdempotent === true && step.probe === undefined && marked === undefined) return false;
  const is = marked ?? (await probe(running, step)).is;
  if (is === "done") return false;
  if (is === "unknown") {
    throw new Halt("in-doubt", `nobody knows whether "${step.name}" was taken back`, {
      step: step.name,
      advice: `Look for yourself, then say whether the step's effect is still there: ${running.commandTo(running.verb, stepFlag("--mark", step.name, "=done"))} (or =not-done).`,
    });
  }
  await record(running, { kind: "undo-finished", step: step.name, milliseconds: 0 });
  return true;
}
