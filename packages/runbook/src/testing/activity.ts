import { createHook } from "node:async_hooks";
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import { PLACE } from "./place.ts";

/**
 * Types that are looked at in another way, or say nothing: test runners have timers of their own, that come and go.
 */
const IGNORED: ReadonlySet<string> = new Set(["Immediate", "Timeout"]);

interface Timer {
  /** No longer true once it has fired or is cleared. */
  hasRef(): boolean;
}

/** Sees whether something real goes on in this process beside what went on at first: a file, a process, a timer. */
export class Activity {
  #before: ReadonlyMap<string, number> = count();
  /** Timers that code of rehearsals has set. */
  readonly #timers: Set<Timer> = new Set();
  readonly #hook: ReturnType<typeof createHook>;

  constructor() {
    this.#hook = createHook({
      init: (_id, type, _trigger, resource) => {
        if (type === "Timeout" && PLACE.getStore() !== undefined) this.#timers.add(resource as Timer);
      },
    }).enable();
  }

  /** What goes on, by the names that Node gives; undefined if nothing does. */
  now(): string | undefined {
    for (const timer of this.#timers) {
      if (timer.hasRef()) return "Timeout";
      this.#timers.delete(timer);
    }
    for (const [type, number] of count()) {
      if (number > (this.#before.get(type) ?? 0)) return type;
    }
    return undefined;
  }

  /** Takes what goes on now for what goes on at first: it has been waited for long enough. */
  ignorePresent(): void {
    this.#before = count();
    this.#timers.clear();
  }

  close(): void {
    this.#hook.disable();
  }
}

function count(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (!IGNORED.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

/** Lets everything that can go on without waiting do so. */
export async function nextTurn(): Promise<void> {
  await turn();
}

/** Really waits a moment, which counts as no activity. */
export async function moment(): Promise<void> {
  await PLACE.exit(async () => await wait(1));
}
