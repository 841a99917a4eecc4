import type { Clock } from "@rampart/runbook";

/** Holds what passes to a number of bytes a second, over all who share it. */
export interface RateLimit {
  /** Waits until `bytes` more may pass. */
  take(bytes: number, signal: AbortSignal): Promise<void>;
}

/** Shorter waits are not worth a timer: they are made up for by the next one. */
const SHORTEST_WAIT_MILLISECONDS = 5;

/**
 * A limit of `bytesPerSecond`; undefined is no limit.
 *
 * A token bucket of depth nought, kept as the moment at which all that passed so far is paid for: whoever takes moves
 * it on and waits for where it was. Time in which nobody takes is not saved up.
 */
export function rateLimit(bytesPerSecond: number | undefined, clock: Clock): RateLimit {
  if (bytesPerSecond === undefined) return { take: async () => undefined };
  let paid = clock.elapsed();
  return {
    take: async (bytes, signal) => {
      const now = clock.elapsed();
      paid = Math.max(paid, now) + (bytes / bytesPerSecond) * 1000;
      const wait = paid - now;
      if (wait >= SHORTEST_WAIT_MILLISECONDS) await clock.sleep(wait, signal);
    },
  };
}
