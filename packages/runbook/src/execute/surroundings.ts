import { setTimeout as sleep } from "node:timers/promises";
import type { Surroundings } from "../context/surroundings.ts";
import type { RunFacts } from "../model/context.ts";
import type { Runbook } from "../model/runbook.ts";
import { redactorOf } from "../secrets/redactor.ts";
import { secretsOf } from "../secrets/secrets-of.ts";
import { endProcesses } from "../shell/left-processes.ts";
import { loadShell } from "../shell/load-shell.ts";
import type { Redactor } from "../shell/shell.ts";
import { follow } from "./follow.ts";
import type { Observer } from "./observer.ts";
import type { ExecutionOptions } from "./options.ts";
import type { PrintingShell } from "./running.ts";
import { secretNamesOf } from "./secret-names.ts";
import { systemOf } from "./system.ts";

/** Between the word to end and the end of patience. */
export const GRACE_MILLISECONDS = 5_000;
const KEPT_OUTPUT_BYTES = 256 * 1024;
const KEPT_IN_JOURNAL = 8 * 1024;

/** What the surroundings of a run hang on. */
export interface RunState {
  readonly run: RunFacts;
  readonly ending: AbortSignal;
  readonly observe: Observer;
  resultOf(step: string): unknown;
}

/** Surroundings, and what else is made with them. */
export interface RunMaterials {
  readonly surroundings: Surroundings;
  readonly redactor: Redactor;
  readonly hasSecrets: boolean;
  shellOf(step: string, signal: AbortSignal): Promise<PrintingShell>;
  endLeft(step: string): Promise<number>;
  /** Closes the clients, as far as they let themselves be closed in the grace. */
  close(): Promise<void>;
}

type Options = Omit<ExecutionOptions, "journal" | "operator">;

/** Makes the surroundings of a plan or a run. */
export function surroundingsOf(runbook: Runbook, options: Options, state: RunState): RunMaterials {
  const { clock, makeShell, directory, environment } = systemOf(options);
  const { run, ending, observe, resultOf } = state;
  const secrets = secretsOf(secretNamesOf(runbook, options), options.inputs, options.stack);
  const redactor = redactorOf(secrets);

  const markOf = (step: string): string => `${run.id}:${step}`;
  const shellOf = async (step: string, signal: AbortSignal): Promise<PrintingShell> => {
    let printed = "";
    const make = makeShell ?? (await loadShell());
    const stopped = follow(signal);
    const shell = make({
      directory,
      environment,
      signal: stopped.signal,
      grace: GRACE_MILLISECONDS,
      keptOutput: KEPT_OUTPUT_BYTES,
      redactor,
      mark: markOf(step),
      onCommand: (command) => observe({ kind: "command", step, command }),
      onOutput: (text) => {
        printed = (printed + text).slice(-KEPT_IN_JOURNAL);
        observe({ kind: "output", step, text });
      },
    });
    return {
      $: shell.$,
      within: async (act) => await shell.within(act),
      end: async () => {
        stopped.letGo();
        return await shell.end();
      },
      printed: () => printed,
      stop: (reason) => stopped.abort(reason),
    };
  };

  let clients: Promise<unknown> | undefined;
  const makeClients = async (): Promise<unknown> =>
    options.clients ?? (await runbook.clients?.({ inputs: options.inputs, signal: ending }));
  const surroundings: Surroundings = {
    inputs: options.inputs,
    clients: async () => {
      clients ??= makeClients();
      return await clients;
    },
    run,
    clock,
    shellOf,
    resultOf,
  };
  return {
    surroundings,
    redactor,
    hasSecrets: secrets.length > 0,
    shellOf,
    endLeft: async (step) => {
      // Whoever brings a shell runs no processes.
      if (options.makeShell !== undefined) return 0;
      const left = { groups: new Set<number>(), mark: markOf(step) };
      return (await endProcesses(left, GRACE_MILLISECONDS)).size;
    },
    close: async () => {
      if (options.clients !== undefined) return;
      const patience = new AbortController();
      await Promise.race([dispose(clients), waitFor(GRACE_MILLISECONDS, patience.signal)]);
      patience.abort();
    },
  };
}

/** A connection that hangs must not keep the lock of the run, nor the process. */
async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Closes each client that can be closed. What cannot be closed any more is gone anyway. */
async function dispose(made: Promise<unknown> | undefined): Promise<void> {
  const clients = await made?.catch(() => undefined);
  if (typeof clients !== "object" || clients === null) return;
  await Promise.allSettled([clients, ...Object.values(clients)].map(close));
}

async function close(client: unknown): Promise<void> {
  if (typeof client !== "object" || client === null) return;
  if (Symbol.asyncDispose in client) await (client as AsyncDisposable)[Symbol.asyncDispose]();
  else if (Symbol.dispose in client) (client as Disposable)[Symbol.dispose]();
}
