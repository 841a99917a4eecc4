import { lockOf } from "../execute/lock.ts";
import type { ExecutionOptions, RunOutcome, StartOptions } from "../execute/options.ts";
import { resumeRun } from "../execute/resume.ts";
import { startRun } from "../execute/start.ts";
import { undoRun } from "../execute/undo.ts";
import { verifyChain } from "../journal/verify.ts";
import type { Runbook } from "../model/runbook.ts";
import { recordOf } from "../record/record.ts";
import { nextTurn } from "./activity.ts";
import { missingClients } from "./client.ts";
import { crashingJournal } from "./crashing-journal.ts";
import { inputsOf, type RehearsedInputs } from "./inputs.ts";
import { problemsIn } from "./judge.ts";
import { answer, type Cast, castOf, Keyring, personOf } from "./people.ts";
import { PLACE, type Place } from "./place.ts";
import type { Rehearsal, RehearsalResult } from "./rehearsal.ts";
import { rehearsedShells } from "./rehearsed-shell.ts";
import { Session } from "./session.ts";
import { type Act, STAGE, Stage } from "./stage.ts";
import { clockOf } from "./virtual-clock.ts";

const RUN = "rehearsal";
/** So long that no lease is renewed: a rehearsal is over before. */
const LEASE_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How long an executor that has crashed is given to clear up. */
const TURNS_TO_END = 1000;

/**
 * Rehearses a runbook: the executor of runs runs it, on a journal in memory and a virtual clock. Commands and clients
 * answer what the rehearsal says; nothing real is reached, and no time is waited for. For any test runner:
 *
 * ```ts
 * const { problems } = await rehearse(runbook, {
 *   inputs: { service: "orders" },
 *   replies: [{ command: /^systemctl stop/, takes: "3s" }],
 *   expect: { status: "completed", steps: ["stop the service"] },
 * });
 * assert.deepEqual(problems, []);
 * ```
 *
 * Code that does not go through `$`, the clients of the rehearsal or the clock of its context is real.
 *
 * @throws {InputError} if the inputs are not those of the runbook, or the run is refused before anything is done.
 */
export async function rehearse(runbook: Runbook, rehearsal: Rehearsal): Promise<RehearsalResult> {
  const keyring = new Keyring();
  try {
    return await rehearseWith(keyring, runbook, rehearsal);
  } finally {
    await keyring.dispose();
  }
}

/** What a rehearsal came to, with what a crash of it could cut off. */
export interface FullResult extends RehearsalResult {
  /** Commands and calls that were answered. */
  readonly acts: readonly Act[];
}

/** The same with keys that are made already. */
export async function rehearseWith(
  keyring: Keyring,
  runbook: Runbook,
  rehearsal: Rehearsal,
): Promise<FullResult> {
  const stage = new Stage(rehearsal);
  try {
    return await STAGE.run(stage, async () => await onStage(stage, keyring, runbook, rehearsal));
  } finally {
    stage.clock.close();
  }
}

async function onStage(
  stage: Stage,
  keyring: Keyring,
  runbook: Runbook,
  rehearsal: Rehearsal,
): Promise<FullResult> {
  const actors: Actors = {
    runbook,
    rehearsal,
    stage,
    keyring,
    resolved: inputsOf(runbook, rehearsal),
    cast: await castOf(runbook, RUN, rehearsal.people ?? {}, keyring),
  };
  const outcome = await work(actors, resume);
  const undo = rehearsal.expect.undo === undefined ? undefined : await work(actors, undoRun);
  const entries = await stage.journal.read(RUN);
  const found: Omit<FullResult, "problems"> = {
    outcome,
    ...(undo === undefined ? {} : { undo }),
    entries,
    record: recordOf(entries, verifyChain(RUN, entries)),
    commands: stage.commands,
    calls: stage.calls,
    effects: stage.effects,
    world: stage.world.facts,
    duration: stage.clock.elapsed,
    acts: stage.acts,
  };
  for (const point of stage.crashesLeft) {
    stage.complain(`the executor was to crash at ${JSON.stringify(point)}, which did not happen`);
  }
  return { ...found, problems: [...stage.problems, ...problemsIn(found, rehearsal.expect)] };
}

interface Actors {
  readonly runbook: Runbook;
  readonly rehearsal: Rehearsal;
  readonly stage: Stage;
  readonly keyring: Keyring;
  readonly resolved: RehearsedInputs;
  readonly cast: Cast;
}

type GoOn = typeof undoRun;
type Marks = Readonly<Record<string, "done" | "not-done">>;

/** As a person would: starts the run, or goes on with it. */
const resume: GoOn = async (runbook, run, options) => {
  const entries = await options.journal.read(run);
  return entries.length === 0
    ? await startRun(runbook, { ...options, run })
    : await resumeRun(runbook, run, options);
};

/** Works on the run, after each crash again, until it ends or a person would have to look. */
async function work(actors: Actors, goOn: GoOn): Promise<RunOutcome> {
  const { rehearsal, stage } = actors;
  const { mark = {} } = rehearsal.people ?? {};
  const before = (await stage.journal.read(RUN)).length;
  let marks: Marks = {};
  for (;;) {
    const outcome = (await live(actors, goOn, marks)) ?? (await outcomeWritten(stage, before));
    marks = {};
    if (outcome === undefined) continue;
    const { status, step } = outcome;
    const said = step === undefined ? undefined : mark[step];
    if (status !== "in-doubt" || step === undefined || said === undefined) return outcome;
    if (await isMarked(stage, step)) return outcome;
    marks = { [step]: said };
  }
}

/** A person says what they saw once: what is in doubt then is another doubt. */
async function isMarked({ journal }: Stage, step: string): Promise<boolean> {
  const entries = await journal.read(RUN);
  return entries.some(({ event }) => event.kind === "step-marked" && event.step === step);
}

/** What one executor comes to; undefined if it crashes. */
async function live(actors: Actors, goOn: GoOn, marks: Marks): Promise<RunOutcome | undefined> {
  const { runbook, rehearsal, stage, resolved } = actors;
  const session = new Session();
  const executor: Place = { session, step: undefined };
  const crashed = new Promise<undefined>((resolve) => {
    session.crashed.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const working = PLACE.run(executor, async () => {
    return await goOn(runbook, RUN, { ...optionsOf(actors, session), marks });
  });
  const outcome = await Promise.race([working, crashed]);
  if (outcome !== undefined) return outcome;
  PLACE.run(executor, () => session.end());
  // What it says now is of no concern: to others it is gone.
  await Promise.race([working.catch(() => undefined), turns(TURNS_TO_END)]);
  const lease = await stage.journal.leaseOf(lockOf(runbook, resolved.inputs, rehearsal.stack?.name));
  if (lease !== undefined) await stage.journal.release(lease);
  return undefined;
}

function optionsOf(
  { runbook, rehearsal, stage, keyring, resolved, cast }: Actors,
  session: Session,
): ExecutionOptions & Pick<StartOptions, "mode"> {
  const { stack, clients, people = {}, replies = [], mode } = rehearsal;
  const { confirm = {} } = people;
  const clock = clockOf(stage.clock, session);
  const given =
    clients ??
    (runbook.clients === undefined ? undefined : missingClients((problem) => stage.complain(problem)));
  return {
    ...resolved,
    ...cast,
    journal: crashingJournal(stage, session, async (entry) => {
      await answer(entry, people, stage.journal, keyring);
    }),
    clock,
    makeShell: rehearsedShells(stage, session, replies),
    directory: "/",
    environment: {},
    leaseMilliseconds: LEASE_MILLISECONDS,
    person: personOf(confirm, clock),
    abort: session.ended,
    ...(stack === undefined ? {} : { stack }),
    ...(given === undefined ? {} : { clients: given }),
    ...(mode === undefined ? {} : { mode }),
  };
}

/** How a crash right after the last entry leaves the run; undefined if it is not at its end. */
async function outcomeWritten({ journal }: Stage, before: number): Promise<RunOutcome | undefined> {
  const last = (await journal.read(RUN)).at(-1);
  if (last === undefined || last.seq <= before || last.event.kind !== "run-stopped") return undefined;
  const { kind: _, ...details } = last.event;
  return { run: RUN, head: { run: RUN, seq: last.seq, hash: last.hash }, ...details };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}
