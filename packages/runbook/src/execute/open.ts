import { inputHashes } from "../inputs/hash.ts";
import type { Entry, Operator, RunEvent } from "../journal/entry.ts";
import type { Lease } from "../journal/journal.ts";
import type { RunMode } from "../model/context.ts";
import type { Runbook } from "../model/runbook.ts";
import { tolerateEndedCommands } from "../shell/failure.ts";
import { commandsFor } from "./advice.ts";
import { Aborted } from "./failure.ts";
import { History } from "./history.ts";
import { Ledger } from "./ledger.ts";
import type { Observer } from "./observer.ts";
import type { ExecutionOptions } from "./options.ts";
import { redactEvent } from "./redact-event.ts";
import type { Running } from "./running.ts";
import { secretNamesOf } from "./secret-names.ts";
import { GRACE_MILLISECONDS, type RunMaterials, surroundingsOf } from "./surroundings.ts";
import { systemOf } from "./system.ts";

const LEASE_MILLISECONDS = 30_000;

/** How long a lease holds. */
export function leaseMillisecondsOf({ leaseMilliseconds = LEASE_MILLISECONDS }: ExecutionOptions): number {
  return leaseMilliseconds;
}

/** What is known of a run before it is opened. */
export interface RunIdentity {
  readonly lease: Lease;
  readonly entries: readonly Entry[];
  readonly mode: RunMode;
  readonly startedBy: Operator;
  readonly stack: string | undefined;
  /** What is done with it. */
  readonly verb: Verb;
}

/** The work of the executor, as the command line calls it; a run that was started is resumed. */
export type Verb = "resume" | "undo";

/** An opened run; closing it gives the lock back and closes the clients. */
export interface Opened {
  readonly running: Omit<Running, "planHash">;
  close(): Promise<void>;
}

/** Makes all that the parts of the executor need from what the caller gives. */
export function open(runbook: Runbook, options: ExecutionOptions, identity: RunIdentity): Opened {
  const { lease, entries, mode, startedBy, stack, verb } = identity;
  const observe = quietly(options.observe);
  const history = new History(entries);
  const aborted = new AbortController();
  const abort = (): void => aborted.abort(new Aborted());
  if (options.abort?.aborted === true) abort();
  options.abort?.addEventListener("abort", abort, { once: true });
  const lost = new AbortController();
  const ending = AbortSignal.any([aborted.signal, lost.signal]);
  const stop = options.stop ?? new AbortController().signal;
  const announceStop = (): void => observe({ kind: "stopping", ...stepAt(history) });
  stop.addEventListener("abort", announceStop, { once: true });
  const commandTo = commandsFor(lease.run, options.flags);
  const stopTolerating = tolerateEndedCommands();
  const materials = surroundingsOf(runbook, options, {
    run: { id: lease.run, mode },
    ending,
    observe,
    resultOf: (step) => {
      const { finished } = history.of(step);
      if (finished === undefined) throw new Error(`"${step}" has no result: it is not finished`);
      return finished.result;
    },
  });
  const ledger = new Ledger({
    journal: options.journal,
    lease,
    leaseMilliseconds: leaseMillisecondsOf(options),
    entries,
    clock: systemOf(options).clock,
    observe,
    lost,
    redact: redaction(materials),
  });
  return {
    running: {
      runbook,
      ledger,
      history,
      surroundings: materials.surroundings,
      journal: options.journal,
      stack,
      startedBy,
      operator: options.operator,
      inputHashes: inputHashes(options.inputs, secretNamesOf(runbook, options)),
      approvers: options.approvers ?? [],
      person: options.person,
      waits: options.waits ?? false,
      observe,
      verb,
      command: commandTo(verb),
      commandTo,
      stop,
      ending,
      interrupted: AbortSignal.any([stop, ending]),
      grace: GRACE_MILLISECONDS,
      redactor: materials.redactor,
      shellOf: materials.shellOf,
      endLeft: materials.endLeft,
    },
    close: async () => {
      options.abort?.removeEventListener("abort", abort);
      stop.removeEventListener("abort", announceStop);
      await materials.close();
      await ledger.close();
      stopTolerating();
    },
  };
}

/** Has `work` done with an opened run, and closes it. The lease is given back even where it could not be opened. */
export async function whileOpen<Result>(
  { journal }: ExecutionOptions,
  lease: Lease,
  make: () => Promise<Opened> | Opened,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  let opened: Opened;
  try {
    opened = await make();
  } catch (error) {
    await journal.release(lease).catch(() => undefined);
    throw error;
  }
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** The step that runs, if one does. */
function stepAt(history: History): { readonly step?: string } {
  const step = history.names.find((name) => history.of(name).open !== undefined);
  return step === undefined ? {} : { step };
}

function redaction({ redactor, hasSecrets }: RunMaterials): (event: RunEvent) => RunEvent {
  return hasSecrets ? (event) => redactEvent(event, redactor) : (event) => event;
}

/** Whoever watches must not break the run. */
function quietly(observe: Observer | undefined): Observer {
  // A broken terminal is no reason to stop half-way.
  const ignore = (): void => undefined;
  return (notice) => {
    try {
      // An observer may be an async function all the same.
      const answer: unknown = observe?.(notice);
      if (answer instanceof Promise) answer.catch(ignore);
    } catch {
      ignore();
    }
  };
}
