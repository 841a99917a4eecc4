import type { Clock, ReadContext } from "@rampart/runbook";

/** A clock on which waiting takes no time. */
function impatientClock(): Clock {
  let slept = 0;
  return {
    now: () => new Date(Date.now() + slept),
    elapsed: () => performance.now() + slept,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      slept += milliseconds;
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal?.throwIfAborted();
    },
  };
}

/** What a store is given by a run of that id. */
export function contextOf(run: string, more: Partial<ReadContext> = {}): ReadContext {
  return {
    inputs: {},
    clients: undefined,
    signal: new AbortController().signal,
    run: { id: run, mode: "run" },
    clock: impatientClock(),
    get $(): never {
      throw new Error("stores of AWS run no commands");
    },
    resultOf: () => {
      throw new Error("stores know nothing of steps");
    },
    ...more,
  };
}

/** Progress that nobody watches. */
export const unwatched = (): void => undefined;
