import { InputError } from "@rampart/core/errors";
import { inputHashes } from "../inputs/hash.ts";
import type { Entry, RunEvent } from "../journal/entry.ts";
import type { Head, Lease } from "../journal/journal.ts";
import { verifyChain } from "../journal/verify.ts";
import type { Runbook } from "../model/runbook.ts";
import { refuseOperator } from "../operator/may-start.ts";
import { partFactsOf } from "../record/part-facts.ts";
import { finish } from "./finish.ts";
import { History } from "./history.ts";
import { mismatches } from "./match.ts";
import { namesOf } from "./names.ts";
import { commandOf, leaseMillisecondsOf, open, type Verb, whileOpen } from "./open.ts";
import type { ResumeOptions, RunOutcome } from "./options.ts";
import { type Running, record } from "./running.ts";
import { secretNamesOf } from "./secret-names.ts";
import { walk } from "./walk.ts";

type Started = Extract<RunEvent, { kind: "run-started" }>;

/**
 * Goes on with a run: what is finished is not done again, what is in doubt is probed.
 *
 * @throws {InputError} if there is no such run, its journal was edited, or the runbook has changed in a way that nobody
 *   accepted; nothing was done.
 * @throws {LockHeld} if somebody else works on it; nothing was done.
 */
export async function resumeRun(runbook: Runbook, run: string, options: ResumeOptions): Promise<RunOutcome> {
  return await reopen(runbook, run, options, "resume", async (running) => {
    await walk(running);
    return { status: "completed" };
  });
}

/** What goes on with a run, once it is clear that it may. */
export type Work = (running: Running) => ReturnType<Parameters<typeof finish>[1]>;

/**
 * Takes up a run again.
 *
 * @throws {InputError} as {@link resumeRun}.
 */
export async function reopen(
  runbook: Runbook,
  run: string,
  options: ResumeOptions,
  verb: Verb,
  work: Work,
): Promise<RunOutcome> {
  const entries = await intactEntries(options, run);
  const started = startOf(entries, run);
  refuseUnfit(runbook, run, options, entries, verb);
  await refuseOperator(runbook, run, options.operator, options);
  const { lease, before } = await acquire(started.lock, run, options);
  return await whileOpen(
    options,
    lease,
    async () => {
      // Read again under the lease: nobody else writes now.
      const now = await intactEntries(options, run, await headOf(options, run));
      if (now.length !== entries.length) refuseUnfit(runbook, run, options, now, verb);
      return open(runbook, options, {
        lease,
        entries: now,
        mode: started.mode,
        startedBy: started.operator,
        stack: started.stack,
        verb,
      });
    },
    async (opened) => {
      const running = { ...opened.running, planHash: started.planHash ?? "" };
      return await finish(running, async () => {
        await resumed(running, options, before);
        return await work(running);
      });
    },
  );
}

async function headOf({ journal }: ResumeOptions, run: string): Promise<Head | undefined> {
  return (await journal.heads()).find((head) => head.run === run);
}

/**
 * Whether the run can be gone on with by this runbook and these options.
 *
 * @throws {InputError}
 */
function refuseUnfit(
  runbook: Runbook,
  run: string,
  options: ResumeOptions,
  entries: readonly Entry[],
  verb: Verb,
): void {
  const started = startOf(entries, run);
  if (started.runbook !== runbook.name) {
    throw new InputError(`run ${run} is one of ${started.runbook}, not of ${runbook.name}`);
  }
  if (started.stack !== options.stack?.name) throw otherStack(run, started.stack, options.stack?.name);
  const history = new History(entries);
  refuseEnded(history, run, verb);
  refuseChanged(runbook, commandOf(verb, run), options, entries, history);
  refuseUnknownMarks(history, run, options);
}

async function intactEntries(
  { journal }: ResumeOptions,
  run: string,
  head?: Head,
): Promise<readonly Entry[]> {
  const entries = await journal.read(run);
  if (entries.length === 0) {
    throw new InputError(`there is no run ${run}`, {
      file: journal.name,
      advice: "rampart runs lists them.",
    });
  }
  const [problem] = verifyChain(run, entries, head);
  if (problem !== undefined) {
    throw new InputError(`the journal of run ${run} was changed by hand: ${problem.message}`, {
      file: journal.name,
      advice: `Nothing was done. rampart runs verify ${run} shows all of it; find out who did it, and begin a new run.`,
    });
  }
  return entries;
}

function startOf([first]: readonly Entry[], run: string): Started {
  if (first?.event.kind !== "run-started") throw new InputError(`run ${run} has no beginning`);
  return first.event;
}

function otherStack(run: string, was: string | undefined, is: string | undefined): InputError {
  return new InputError(`run ${run} works on ${was ?? "no stack"}, not on ${is ?? "no stack"}`, {
    advice: "Name the same --stack or --export as at its start.",
  });
}

async function acquire(
  lock: string,
  run: string,
  options: ResumeOptions,
): Promise<{ readonly lease: Lease; readonly before: Lease | undefined }> {
  const { journal, operator, takeOver = false } = options;
  const before = await journal.leaseOf(lock);
  const lease = await journal.acquire({
    key: lock,
    run,
    holder: operator,
    milliseconds: leaseMillisecondsOf(options),
    // Another run under the same lock is not the one to be taken over.
    ...(takeOver && before?.run === run ? { takeOver: before.token } : {}),
  });
  return { lease, before };
}

function refuseEnded(history: History, run: string, verb: Verb): void {
  const { status } = history;
  if (status === "undone" || (status === "completed" && verb === "resume")) {
    throw new InputError(`run ${run} is ${status} already`, { advice: "Start a new one." });
  }
  const isBeingUndone = history.names.some((name) => {
    const { undone, undoInDoubt, open } = history.of(name);
    return undone || undoInDoubt || open === "undo";
  });
  if (isBeingUndone && verb === "resume") {
    throw new InputError(`run ${run} was begun to be taken back`, {
      advice: `Take back the rest: rampart undo ${run}. Then start a new one.`,
    });
  }
}

function refuseChanged(
  runbook: Runbook,
  command: string,
  options: ResumeOptions,
  entries: readonly Entry[],
  history: History,
): void {
  const { accept = [], inputs } = options;
  const hashes = inputHashes(inputs, secretNamesOf(runbook, options));
  const found = mismatches(runbook.items, entries, history, hashes);
  const open = found.filter(({ step }) => !accept.includes(step));
  if (open.length === 0) return;
  const flags = [...new Set(open.map(({ step }) => `--accept-change "${step}"`))].join(" ");
  throw new InputError(
    `the runbook is not the one that was run: ${open.map(({ because }) => because).join("; ")}`,
    { advice: `If that is as it should be: ${command} ${flags}.` },
  );
}

function refuseUnknownMarks(history: History, run: string, { marks = {} }: ResumeOptions): void {
  for (const step of Object.keys(marks)) {
    if (history.knows(step)) continue;
    throw new InputError(`run ${run} knows no step "${step}"`, {
      advice: `It knows: ${history.names.join(", ") || "none"}.`,
    });
  }
}

async function resumed(
  running: Running,
  { operator, accept = [], marks = {} }: ResumeOptions,
  before: Lease | undefined,
): Promise<void> {
  const isOther =
    before !== undefined && before.run === running.ledger.run && !isSame(before.holder, operator);
  await record(running, {
    kind: "run-resumed",
    operator,
    accepted: accept,
    items: namesOf(running.runbook.items),
    parts: partFactsOf(running.runbook.items),
    ...(isOther ? { takenOverFrom: before.holder } : {}),
  });
  for (const [step, is] of Object.entries(marks)) {
    await record(running, { kind: "step-marked", step, is, operator });
  }
}

function isSame(one: Lease["holder"], other: Lease["holder"]): boolean {
  return one.name === other.name && one.host === other.host;
}
