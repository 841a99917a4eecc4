import { messageOf } from "../errors/message-of.ts";
import type { RunStatus } from "../journal/entry.ts";
import { type Head, JournalFailed, LeaseLost } from "../journal/journal.ts";
import { Halt } from "./halt.ts";
import type { RunOutcome } from "./options.ts";
import { type Running, record } from "./running.ts";

/**
 * Works on a run until its end, writes how it stands, and says so.
 *
 * @throws {JournalFailed} if nothing at all could be written: there is no run then.
 */
export async function finish(
  running: Running,
  work: () => Promise<{ readonly status: RunStatus; readonly because?: string }>,
): Promise<RunOutcome> {
  try {
    const { status, because } = await work();
    return await stopped(running, status, because === undefined ? {} : { because });
  } catch (error) {
    return await halted(running, error);
  }
}

async function halted(running: Running, error: unknown): Promise<RunOutcome> {
  // Not even the beginning is written: there is no run.
  if (error instanceof JournalFailed && running.ledger.head === undefined) throw error;
  const halt = haltOf(running, error);
  const { status, because, step, advice } = halt;
  const details = {
    because,
    ...(step === undefined ? {} : { step }),
    ...(advice === undefined ? {} : { advice }),
  };
  if (status === "superseded" || error instanceof JournalFailed) return outcome(running, status, details);
  try {
    return await stopped(running, status, details);
  } catch (second) {
    const { because: reason, advice: way } = haltOf(running, second);
    const next = way ?? advice;
    return outcome(running, status, {
      ...details,
      because: `${because}; and ${reason}`,
      ...(next === undefined ? {} : { advice: next }),
    });
  }
}

/** Everything that can end a run, as a named state. */
function haltOf({ ledger, history, interrupted, command, commandTo }: Running, error: unknown): Halt {
  const lost = ledger.lost.reason as unknown;
  if (lost instanceof LeaseLost || error instanceof LeaseLost) {
    const { message } = lost instanceof LeaseLost ? lost : (error as LeaseLost);
    return new Halt("superseded", message, {
      advice: `Nothing more is done here. ${commandTo("runs show")} says how it stands.`,
    });
  }
  if (error instanceof Halt) return error;
  if (error instanceof JournalFailed) {
    const open = history.names.find((name) => history.of(name).open !== undefined);
    const advice = `${error.advice} Then: ${command}.`;
    return open === undefined
      ? new Halt("failed", `the journal cannot be written: ${error.message}`, { advice })
      : new Halt("in-doubt", `the journal cannot be written, and "${open}" had begun: ${error.message}`, {
          step: open,
          advice,
        });
  }
  if (interrupted.aborted)
    return new Halt("aborted", "the operator stopped it", { advice: `${command} goes on.` });
  return new Halt("failed", messageOf(error), { advice: `${command} goes on.` });
}

interface Details {
  readonly because?: string;
  readonly step?: string;
  readonly advice?: string;
}

async function stopped(
  running: Running,
  status: RunStatus,
  { because, step, advice }: Details,
): Promise<RunOutcome> {
  await record(running, {
    kind: "run-stopped",
    status,
    ...(because === undefined ? {} : { because }),
    ...(step === undefined ? {} : { step }),
  });
  return outcome(running, status, {
    ...(because === undefined ? {} : { because }),
    ...(step === undefined ? {} : { step }),
    ...(advice === undefined ? {} : { advice }),
  });
}

function outcome(
  { ledger, redactor }: Running,
  status: RunStatus,
  { because, advice, ...rest }: Details,
): RunOutcome {
  const head: Head = ledger.head ?? { run: ledger.run, seq: 0, hash: "" };
  return {
    run: ledger.run,
    status,
    head,
    ...rest,
    ...(because === undefined ? {} : { because: redactor.redact(because) }),
    ...(advice === undefined ? {} : { advice: redactor.redact(advice) }),
  };
}
