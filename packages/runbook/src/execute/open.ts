import { inputHashes } from "../inputs/hash.ts";
import type { Entry, Operator, RunEvent } from "../journal/entry.ts";
import type { Lease } from "../journal/journal.ts";
import type { RunMode } from "../model/context.ts";
import type { Json } from "../model/json.ts";
import type { Runbook } from "../model/runbook.ts";
import { redactJson } from "../secrets/redact-json.ts";
import { Aborted } from "./failure.ts";
import { History } from "./history.ts";
import { Ledger } from "./ledger.ts";
import type { Observer } from "./observer.ts";
import type { ExecutionOptions } from "./options.ts";
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
}

/** An opened run; closing it gives the lock back and closes the clients. */
export interface Opened {
  readonly running: Omit<Running, "planHash">;
  close(): Promise<void>;
}

/** Makes all that the parts of the executor need from what the caller gives. */
export function open(runbook: Runbook, options: ExecutionOptions, identity: RunIdentity): Opened {
  const { lease, entries, mode, startedBy, stack } = identity;
  const observe = quietly(options.observe);
  const history = new History(entries);
  const aborted = new AbortController();
  const abort = (): void => aborted.abort(new Aborted());
  if (options.abort?.aborted === true) abort();
  options.abort?.addEventListener("abort", abort, { once: true });
  const lost = new AbortController();
  const ending = AbortSignal.any([aborted.signal, lost.signal]);
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
      stop: options.stop ?? new AbortController().signal,
      ending,
      grace: GRACE_MILLISECONDS,
      redactor: materials.redactor,
      shellOf: materials.shellOf,
    },
    close: async () => {
      options.abort?.removeEventListener("abort", abort);
      await materials.close();
      await ledger.close();
    },
  };
}

function redaction({ redactor, hasSecrets }: RunMaterials): (event: RunEvent) => RunEvent {
  if (!hasSecrets) return (event) => event;
  return (event) => redactJson(event as unknown as Json, redactor) as unknown as RunEvent;
}

/** Whoever watches must not break the run. */
function quietly(observe: Observer | undefined): Observer {
  return (notice) => {
    try {
      observe?.(notice);
    } catch {
      // A broken terminal is no reason to stop half-way.
    }
  };
}
