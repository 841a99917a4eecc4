import { InputError } from "@rampart/core/errors";
import { didYouMean } from "@rampart/core/text";
import { inputHashes } from "../inputs/hash.ts";
import type { Entry, RunEvent } from "../journal/entry.ts";
import type { Head, Lease } from "../journal/journal.ts";
import { verifyChain } from "../journal/verify.ts";
import type { Runbook } from "../model/runbook.ts";
import { refuseOperator } from "../operator/may-start.ts";
import { partFactsOf } from "../record/part-facts.ts";
import { type CommandTo, commandsFor, stepFlag } from "./advice.ts";
import { finish } from "./finish.ts";
import { History } from "./history.ts";
import { type Mismatch, mismatches } from "./match.ts";
import { namesOf } from "./names.ts";
import { leaseMillisecondsOf, open, type Verb, whileOpen } from "./open.ts";
import type { ResumeOptions, RunOutcome } from "./options.ts";
import { type Running, record } from "./running.ts";
import { secretNamesOf } from "./secret-names.ts";
import { refuseUncheckedPlan } from "./unchecked-plan.ts";
import { refusedLists } from "./unplanned.ts";
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
  const commandTo = commandsFor(run, options.flags);
  refuseEnded(history, run, verb, commandTo);
  if (verb === "resume") refuseUncheckedPlan(run, entries);
  const found = changesOf(runbook, options, entries, history);
  refuseUnknownChanges(found, entries, options);
  refuseChanged(found, (flags) => commandTo(verb, flags), options);
  refuseUnknownMarks(history, run, options);
}

async function intactEntries(
  { journal, flags }: ResumeOptions,
  run: string,
  head?: Head,
): Promise<readonly Entry[]> {
  const commandTo = commandsFor(run, flags);
  const entries = await journal.read(run);
  if (entries.length === 0) {
    throw new InputError(`there is no run ${run}`, {
      file: journal.name,
      advice: `${commandTo("runs")} lists them.`,
    });
  }
  const [problem] = verifyChain(run, entries, head);
  if (problem !== undefined) {
    throw new InputError(`the journal of run ${run} was changed by hand: ${problem.message}`, {
      file: journal.name,
      advice: `Nothing was done. ${commandTo("runs verify")} shows all of it; find out who did it, and begin a new run.`,
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

function refuseEnded(history: History, run: string, verb: Verb, commandTo: CommandTo): void {
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
      advice: `Take back the rest: ${commandTo("undo")}. Then start a new one.`,
    });
  }
}

function changesOf(
  runbook: Runbook,
  options: ResumeOptions,
  entries: readonly Entry[],
  history: History,
): readonly Mismatch[] {
  const hashes = inputHashes(options.inputs, secretNamesOf(runbook, options));
  return mismatches(runbook.items, entries, history, hashes);
}

function refuseChanged(
  found: readonly Mismatch[],
  command: (flags: string) => string,
  { accept = [] }: ResumeOptions,
): void {
  const open = found.filter(({ step }) => !accept.includes(step));
  if (open.length === 0) return;
  const flags = [...new Set(open.map(({ step }) => stepFlag("--accept-change", step)))].join(" ");
  throw new InputError(
    `the runbook is not the one that was run: ${open.map(({ because }) => because).join("; ")}`,
    { advice: `If that is as it should be: ${command(flags)}.` },
  );
}

/** What was accepted by an earlier resume may be named again: people repeat commands. */
function refuseUnknownChanges(
  found: readonly Mismatch[],
  entries: readonly Entry[],
  { accept = [] }: ResumeOptions,
): void {
  const changed = [...new Set([...found.map(({ step }) => step), ...refusedLists(entries)])];
  const earlier = entries.flatMap(({ event }) => (event.kind === "run-resumed" ? event.accepted : []));
  const unknown = accept.find((step) => !changed.includes(step) && !earlier.includes(step));
  if (unknown === undefined) return;
  const names = changed.map((name) => `"${name}"`).join(", ");
  throw new InputError(`no change of "${unknown}" is there to be accepted${didYouMean(unknown, changed)}`, {
    advice: changed.length === 0 ? "Nothing that matters has changed: leave it out." : `Changed: ${names}.`,
  });
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
