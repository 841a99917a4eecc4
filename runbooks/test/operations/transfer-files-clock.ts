import type { Clock } from "@rampart/runbook";

/** Time that passes only when everybody waits for it. */
export class VirtualClock implements Clock {
  #now = 0;
  #sleepers: { readonly until: number; wake(): void }[] = [];

  now(): Date {
    return new Date(this.#now);
  }

  elapsed(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((wake) => {
      this.#sleepers.push({ until: this.#now + milliseconds, wake });
    });
    signal?.throwIfAborted();
  }

  /** Lets time pass until `work` ends. It must wait for nothing but this clock. */
  async runUntil<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const ended = work.finally(() => {
      isOver = true;
    });
    ended.catch(() => undefined);
    for (;;) {
      // All that can go on without time passing does so first.
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver) return await ended;
      this.#sleepers.sort((one, other) => one.until - other.until);
      const next = this.#sleepers.shift();
      if (next === undefined) continue;
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
  }
}
