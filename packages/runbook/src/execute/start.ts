import { randomInt } from "node:crypto";
import { InputError } from "@rampart/core/errors";
import { messageOf } from "../errors/message-of.ts";
import type { RunEvent } from "../journal/entry.ts";
import type { Runbook } from "../model/runbook.ts";
import { refuseOperator } from "../operator/may-start.ts";
import { makePlan } from "../plan/make-plan.ts";
import { whatMoved } from "../plan/moved.ts";
import type { Plan, PlannedStep } from "../plan/plan.ts";
import { partFactsOf } from "../record/part-facts.ts";
import { redactorOf } from "../secrets/redactor.ts";
import { secretsOf } from "../secrets/secrets-of.ts";
import { finish } from "./finish.ts";
import { Halt } from "./halt.ts";
import { lockOf, refuseUnfinished } from "./lock.ts";
import { namesOf } from "./names.ts";
import { leaseMillisecondsOf, type Opened, open, whileOpen } from "./open.ts";
import type { RunOutcome, StartOptions } from "./options.ts";
import { type Running, record } from "./running.ts";
import { givenSecretNamesOf, secretNamesOf } from "./secret-names.ts";
import { systemOf } from "./system.ts";
import { JOURNAL_VERSION } from "./version.ts";
import { walk } from "./walk.ts";

/**
 * Runs a runbook: plans, then goes through its steps.
 *
 * @returns how the run stands when it ends or stops; it never throws because a step failed.
 * @throws {InputError} if the operator may not start it, or an earlier run is not finished; nothing was done.
 * @throws {LockHeld} if another run works on the same; nothing was done.
 * @throws {JournalFailed} if the journal cannot be read or written at the beginning; nothing was done.
 */
export async function startRun(runbook: Runbook, options: StartOptions): Promise<RunOutcome> {
  const { clock } = systemOf(options);
  const run = options.run ?? newRunId(clock.now());
  const { journal, operator, inputs, mode = "run" } = options;
  await refuseOperator(runbook, run, operator, options);
  const stack = options.stack?.name;
  const lock = lockOf(runbook, inputs, stack);
  refuseSecretLock(runbook, options, lock);
  const milliseconds = leaseMillisecondsOf(options);
  if (options.isAnew !== true) await refuseUnfinished(journal, lock, operator, milliseconds, options.flags);
  const lease = await journal.acquire({ key: lock, run, holder: operator, milliseconds });
  return await whileOpen(
    options,
    lease,
    () => open(runbook, options, { lease, entries: [], mode, startedBy: operator, stack, verb: "resume" }),
    async (opened) => await started(runbook, options, opened, lock),
  );
}

/** Locks are written down as they are: a redacted one would be another. */
function refuseSecretLock(runbook: Runbook, options: StartOptions, lock: string): void {
  if (runbook.lock === undefined) return;
  const secrets = secretsOf(secretNamesOf(runbook, options), options.inputs, options.stack);
  if (!redactorOf(secrets).holdsSecret(lock)) return;
  throw new InputError(`the lock of ${runbook.name} holds a secret, and would show it`, {
    advice: "Make its `lock` of inputs that are no secrets.",
  });
}

async function started(
  runbook: Runbook,
  options: StartOptions,
  { running: opened }: Opened,
  lock: string,
): Promise<RunOutcome> {
  const planned = await planNow(runbook, options, opened, lock);
  const plan = planned instanceof Halt ? undefined : planned;
  const running = { ...opened, planHash: plan?.hash ?? "" };
  if (plan !== undefined) running.observe({ kind: "planned", plan });
  return await finish(running, async () => {
    await record(running, {
      kind: "run-started",
      runbook: runbook.name,
      purpose: runbook.purpose,
      inputs: openInputs(runbook, options),
      secrets: givenSecretNamesOf(runbook, options),
      objectives: { ...runbook.objectives, ...runbook.objectivesOf?.(options.inputs) },
      mode: options.mode ?? "run",
      operator: options.operator,
      lock,
      items: namesOf(runbook.items),
      parts: partFactsOf(runbook.items),
      ...plannedFacts(plan?.steps ?? []),
      ...(options.plan === undefined ? {} : { appliesPlan: true }),
      version: JOURNAL_VERSION,
      ...(options.source === undefined ? {} : { source: options.source }),
      ...(running.stack === undefined ? {} : { stack: running.stack }),
      ...(options.incidentBegan === undefined ? {} : { incidentBegan: options.incidentBegan.toISOString() }),
      ...(plan === undefined ? {} : { planHash: plan.hash }),
    });
    if (planned instanceof Halt) throw planned;
    refuseMoved(options.plan, planned);
    await confirm(running, options, planned);
    await walk(running);
    return { status: "completed" };
  });
}

async function planNow(
  runbook: Runbook,
  options: StartOptions,
  running: Opened["running"],
  lock: string,
): Promise<Plan | Halt> {
  const { surroundings, ending } = running;
  try {
    return await makePlan(runbook, {
      surroundings,
      inputs: options.inputs,
      secrets: secretNamesOf(runbook, options),
      lock,
      signal: ending,
      redactor: running.redactor,
      ...(options.stack === undefined ? {} : { stack: options.stack }),
      ...(options.estimateOf === undefined ? {} : { estimates: options.estimateOf }),
    });
  } catch (error) {
    if (running.interrupted.aborted) return new Halt("aborted", "stopped before anything was begun");
    if (isBadInput(error)) throw new InputError(running.redactor.redact(messageOf(error)));
    return new Halt("failed", `no plan could be made, so nothing was begun: ${messageOf(error)}`);
  }
}

/** Whether somebody has to mend what was given, though only the runbook's own code could tell. */
function isBadInput(error: unknown): boolean {
  return error instanceof InputError || (error instanceof Error && error.cause instanceof InputError);
}

async function confirm(running: Running, { confirm: ask }: StartOptions, plan: Plan): Promise<void> {
  if (ask === undefined) return;
  const { surroundings, interrupted } = running;
  const began = surroundings.clock.elapsed();
  if (!(await ask(plan, interrupted))) {
    throw new Halt("aborted", "the operator looked at the plan and said no");
  }
  await record(running, { kind: "plan-confirmed", milliseconds: surroundings.clock.elapsed() - began });
}

function refuseMoved(wanted: Plan | undefined, now: Plan): void {
  const moved = wanted === undefined ? [] : whatMoved(wanted, now);
  if (moved.length === 0) return;
  throw new Halt("refused", `the plan does not hold any more: ${moved.join("; ")}`, {
    advice: "Nothing was begun. Make a new plan with --plan, and look at it.",
  });
}

type Started = Extract<RunEvent, { kind: "run-started" }>;

/** What the journal keeps of a plan: a resumed run is held to it, and the record is compared with it. */
function plannedFacts(
  steps: readonly PlannedStep[],
): Pick<Started, "planned" | "plannedItems" | "undetermined"> {
  const lists = steps.flatMap(({ name, items }) => (items === undefined ? [] : [[name, items] as const]));
  const open = steps.filter(({ undetermined }) => undetermined !== undefined).map(({ name }) => name);
  return {
    planned: Object.fromEntries(
      steps.filter(({ changes }) => changes.length > 0).map(({ name, changes }) => [name, changes]),
    ),
    ...(lists.length === 0 ? {} : { plannedItems: Object.fromEntries(lists) }),
    ...(open.length === 0 ? {} : { undetermined: open }),
  };
}

/** Inputs that may be written down. */
function openInputs(runbook: Runbook, options: StartOptions): Readonly<Record<string, never>> {
  const { inputs } = options;
  const secrets = new Set(secretNamesOf(runbook, options));
  const open = Object.entries(inputs).filter(([name, value]) => !secrets.has(name) && value !== undefined);
  return Object.fromEntries(open) as Readonly<Record<string, never>>;
}

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const LETTERS_OF_AN_ID = 6;

/** The day, so that people find it, and enough letters that nobody else has it. */
export function newRunId(now: Date): string {
  const letters = Array.from({ length: LETTERS_OF_AN_ID }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return `${now.toISOString().slice(0, "YYYY-MM-DD".length)}-${letters.join("")}`;
}
