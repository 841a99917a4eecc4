import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../model/context.ts";

/** The time of this machine. */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node wraps the reason into an AbortError of its own.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
