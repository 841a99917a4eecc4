import type { Clock } from "../model/context.ts";
import { Activity, moment, nextTurn } from "./activity.ts";
import { isExecutor, PLACE } from "./place.ts";
import type { Session } from "./session.ts";

/** Turns of the event loop in which nothing happens, until nothing else is going to. */
const QUIET_TURNS = 10;
/** How long, really and in milliseconds, something real may take before the clock goes on without it. */
const PATIENCE = 5_000;

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/**
 * A clock that goes on when nothing else can happen: straight to the next moment that somebody waits for. Code takes no
 * time on it.
 */
export class VirtualClock {
  readonly #start: number;
  readonly #activity: Activity = new Activity();
  readonly #sleepers: Set<Sleeper> = new Set();
  readonly #onImpatience: (what: string) => void;
  readonly #patience: number;
  #elapsed: number = 0;
  /** Grows whenever somebody begins or ends to wait. */
  #events: number = 0;
  #isGoing: boolean = false;

  /**
   * @param onImpatience is told what was not waited for any longer.
   * @param patience how long something real is waited for, in milliseconds.
   */
  constructor(start: Date, onImpatience: (what: string) => void, patience: number = PATIENCE) {
    this.#patience = patience;
    this.#start = start.getTime();
    this.#onImpatience = onImpatience;
  }

  get elapsed(): number {
    return this.#elapsed;
  }

  now(): Date {
    return new Date(this.#start + this.#elapsed);
  }

  /**
   * Waits.
   *
   * @param forgotten when aborted, the clock no longer goes on because of this wait.
   */
  async sleep(milliseconds: number, signal: AbortSignal | undefined, forgotten: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const forget = (): void => {
        this.#events += 1;
        this.#sleepers.delete(sleeper);
        forgotten.removeEventListener("abort", forget);
      };
      const abort = (): void => {
        forget();
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        at: this.#elapsed + Math.max(0, milliseconds),
        wake: () => {
          forget();
          signal?.removeEventListener("abort", abort);
          resolve();
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      forgotten.addEventListener("abort", forget, { once: true });
      this.#events += 1;
      this.#sleepers.add(sleeper);
      void this.#go();
    });
  }

  /** Looks no longer at what goes on. */
  close(): void {
    this.#activity.close();
  }

  async #go(): Promise<void> {
    if (this.#isGoing) return;
    this.#isGoing = true;
    while (this.#sleepers.size > 0) {
      await this.#quiet();
      const next = this.#next();
      if (next === undefined) continue;
      this.#elapsed = next.at;
      next.wake();
    }
    this.#isGoing = false;
  }

  #next(): Sleeper | undefined {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (next === undefined || sleeper.at < next.at) next = sleeper;
    return next;
  }

  /** Returns when nothing goes on any more except waiting on this clock. */
  async #quiet(): Promise<void> {
    let events = this.#events;
    let since = performance.now();
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await nextTurn();
      if (events !== this.#events) {
        events = this.#events;
        since = performance.now();
        turns = 0;
      }
      const real = this.#activity.now();
      if (real === undefined) continue;
      if (performance.now() - since > this.#patience) {
        this.#activity.ignorePresent();
        return this.#onImpatience(real);
      }
      turns = 0;
      await moment();
    }
  }
}

/** The clock as one executor and its steps have it: after a crash the executor waits for nothing, and steps for ever. */
export function clockOf(clock: VirtualClock, session: Session): Clock {
  return {
    now: () => clock.now(),
    elapsed: () => clock.elapsed,
    sleep: async (milliseconds, signal) => {
      if (isExecutor()) {
        if (session.crashed.aborted) return await nextTurn();
        return await clock.sleep(milliseconds, signal, session.crashed);
      }
      try {
        await clock.sleep(milliseconds, signal, session.crashed);
      } finally {
        await session.present(PLACE.getStore()?.step);
      }
    },
  };
}
