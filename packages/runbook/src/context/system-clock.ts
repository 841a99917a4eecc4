import type { Clock } from "../model/context.ts";

/** Timers of Node take no more, and would be over at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The time of this machine. */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    let left = milliseconds;
    for (; left > LONGEST_TIMER; left -= LONGEST_TIMER) await wait(LONGEST_TIMER, signal);
    await wait(left, signal);
  },
};

/** Not the one of `node:timers/promises`: each step gives one up, and that one makes an error of it. */
async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, milliseconds);
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}
