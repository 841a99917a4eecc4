import { setImmediate as turn } from "node:timers/promises";

/** Types that say nothing of whether somebody waits for something real. */
const IGNORED: ReadonlySet<string> = new Set(["Immediate"]);

/** Sees whether something real goes on in this process beside what went on at first: a file, a process, a timer. */
export class Activity {
  readonly #before: ReadonlyMap<string, number> = count();

  /** What goes on, by the names that Node gives; undefined if nothing does. */
  now(): string | undefined {
    for (const [type, number] of count()) {
      if (number > (this.#before.get(type) ?? 0)) return type;
    }
    return undefined;
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
